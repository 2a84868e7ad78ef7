package romdsl;

import ca.uhn.fhir.context.FhirContext;
import java.util.HashMap;
import java.util.Map;
import org.hl7.fhir.common.hapi.validation.support.PrePopulatedValidationSupport;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.CodeSystem;
import org.hl7.fhir.r4.model.Questionnaire;

/** The files of a request, found by their addresses: responses are judged by their Questionnaire. */
final class Given extends PrePopulatedValidationSupport {
  private final Map<String, Questionnaire> questionnaires = new HashMap<>();

  Given(FhirContext context) {
    super(context);
  }

  void add(IBaseResource resource) {
    if (resource instanceof Questionnaire questionnaire) {
      questionnaires.put(questionnaire.getUrl(), questionnaire);
      questionnaires.put(questionnaire.getUrl() + "|" + questionnaire.getVersion(), questionnaire);
    } else if (resource instanceof CodeSystem) {
      addCodeSystem(resource);
    }
  }

  @Override
  public <T extends IBaseResource> T fetchResource(Class<T> kind, String url) {
    if (kind != null && kind.isAssignableFrom(Questionnaire.class) && questionnaires.containsKey(url)) {
      return kind.cast(questionnaires.get(url));
    }
    return super.fetchResource(kind, url);
  }
}
