package romdsl;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.context.support.DefaultProfileValidationSupport;
import ca.uhn.fhir.context.support.IValidationSupport;
import ca.uhn.fhir.validation.FhirValidator;
import ca.uhn.fhir.validation.SingleValidationMessage;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.TreeSet;
import org.hl7.fhir.common.hapi.validation.support.CommonCodeSystemsTerminologyService;
import org.hl7.fhir.common.hapi.validation.support.InMemoryTerminologyServerValidationSupport;
import org.hl7.fhir.common.hapi.validation.support.NpmPackageValidationSupport;
import org.hl7.fhir.common.hapi.validation.support.SnapshotGeneratingValidationSupport;
import org.hl7.fhir.common.hapi.validation.support.UnknownCodeSystemWarningValidationSupport;
import org.hl7.fhir.common.hapi.validation.support.ValidationSupportChain;
import org.hl7.fhir.common.hapi.validation.validator.FhirInstanceValidator;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.ElementDefinition;
import org.hl7.fhir.r4.model.Enumerations;
import org.hl7.fhir.r4.model.StructureDefinition;
import org.hl7.fhir.r4.model.UriType;

/** HL7's validator with the R4 definitions, HL7's extension pack and SDC: all from files, none fetched. */
final class Validation {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String R5_ELEMENTS = "http://hl7.org/fhir/5.0/StructureDefinition/";
  private static final String EXTENSION = "http://hl7.org/fhir/StructureDefinition/Extension";

  private final FhirValidator validator;

  Validation(FhirContext context, JsonNode packs, JsonNode files) throws IOException {
    NpmPackageValidationSupport packages = new NpmPackageValidationSupport(context);
    for (JsonNode pack : packs) {
      packages.loadPackageFromClasspath("classpath:" + pack.asText());
    }
    Given given = new Given(context);
    addStandIns(packages, given);
    for (JsonNode file : files) {
      given.add(context.newJsonParser().parseResource(file.toString()));
    }
    UnknownCodeSystemWarningValidationSupport unknown = new UnknownCodeSystemWarningValidationSupport(context);
    // LOINC and SNOMED CT are not here: whether such a code exists cannot be said.
    unknown.setNonExistentCodeSystemSeverity(IValidationSupport.IssueSeverity.INFORMATION);
    ValidationSupportChain chain =
        new ValidationSupportChain(
            packages,
            given,
            new DefaultProfileValidationSupport(context),
            new CommonCodeSystemsTerminologyService(context),
            new InMemoryTerminologyServerValidationSupport(context),
            new SnapshotGeneratingValidationSupport(context),
            unknown);
    FhirInstanceValidator instances = new FhirInstanceValidator(chain);
    instances.setNoTerminologyChecks(false);
    instances.setErrorForUnknownProfiles(true);
    validator = context.newValidator().registerValidatorModule(instances);
  }

  /** SDC names elements of R5 as extensions that no package holds: each gets an empty definition here. */
  private static void addStandIns(NpmPackageValidationSupport packages, Given given) {
    TreeSet<String> urls = new TreeSet<>();
    for (IBaseResource resource : packages.fetchAllConformanceResources()) {
      if (resource instanceof StructureDefinition profile) {
        for (ElementDefinition element : profile.getSnapshot().getElement()) {
          for (ElementDefinition.TypeRefComponent type : element.getType()) {
            type.getProfile().stream()
                .map(each -> each.getValue())
                .filter(each -> each.startsWith(R5_ELEMENTS))
                .forEach(urls::add);
          }
        }
      }
    }
    urls.forEach(url -> given.addStructureDefinition(standIn(url)));
  }

  private static StructureDefinition standIn(String url) {
    StructureDefinition made = new StructureDefinition();
    made.setUrl(url);
    made.setName("StandIn" + Math.abs(url.hashCode()));
    made.setStatus(Enumerations.PublicationStatus.ACTIVE);
    made.setFhirVersion(Enumerations.FHIRVersion._4_0_1);
    made.setKind(StructureDefinition.StructureDefinitionKind.COMPLEXTYPE);
    made.setAbstract(false);
    made.setType("Extension");
    made.setBaseDefinition(EXTENSION);
    made.setDerivation(StructureDefinition.TypeDerivationRule.CONSTRAINT);
    made.addContext().setType(StructureDefinition.ExtensionContextType.ELEMENT).setExpression("Element");
    made.getDifferential().addElement().setPath("Extension.url").setFixed(new UriType(url)).setId("Extension.url");
    return made;
  }

  ArrayNode findings(String resource) {
    ArrayNode found = JSON.createArrayNode();
    for (SingleValidationMessage message : validator.validateWithResult(resource).getMessages()) {
      ObjectNode one = found.addObject();
      one.put("severity", message.getSeverity().getCode());
      one.put("place", message.getLocationString());
      one.put("message", message.getMessage());
    }
    return found;
  }
}
