package romdsl;

import ca.uhn.fhir.context.FhirContext;
import java.util.HashMap;
import java.util.Map;
import org.hl7.fhir.common.hapi.validation.support.PrePopulatedValidationSupport;
import org.hl7.fhir.instance.model.api.IBaseResource;

/** The files of a request, found by their addresses: responses are judged by their Questionnaire. */
final class Given extends PrePopulatedValidationSupport {
  private final FhirContext context;
  private final Map<String, IBaseResource> questionnaires = new HashMap<>();

  Given(FhirContext context) {
    super(context);
    this.context = context;
  }

  void add(IBaseResource resource) {
    String type = context.getResourceType(resource);
    if (type.equals("Questionnaire")) {
      questionnaires.put(said(resource, "url"), resource);
      questionnaires.put(said(resource, "url") + "|" + said(resource, "version"), resource);
    } else if (type.equals("CodeSystem")) {
      addCodeSystem(resource);
    }
  }

  private String said(IBaseResource resource, String element) {
    return context.newTerser().getSinglePrimitiveValueOrNull(resource, element);
  }

  @Override
  public <T extends IBaseResource> T fetchResource(Class<T> kind, String url) {
    IBaseResource questionnaire = questionnaires.get(url);
    if (kind != null && kind.isInstance(questionnaire)) {
      return kind.cast(questionnaire);
    }
    return super.fetchResource(kind, url);
  }
}
