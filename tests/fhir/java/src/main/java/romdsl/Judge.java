package romdsl;

import ca.uhn.fhir.context.FhirContext;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.hl7.fhir.r4.model.Questionnaire;
import org.hl7.fhir.r4.model.QuestionnaireResponse;

/**
 * Judges FHIR files and works out the expressions of Questionnaires (of R4) with HL7's own code.
 *
 * <p>In: {release: r4 or r5, packs: [name on the class path], files: {name: resource}, judged: [name], scored: {name:
 * [response]}} with names of `files`. Out: {findings: {name: [{severity, place, message}]},
 * values: {name: [{linkId: [value as text]}]}, faults: {name: [text]}}.
 */
final class Judge {
  private static final ObjectMapper JSON = new ObjectMapper();

  public static void main(String[] arguments) throws Exception {
    JsonNode request = JSON.readTree(System.in);
    boolean isRelease5 = request.path("release").asText("r4").equals("r5");
    FhirContext context = isRelease5 ? FhirContext.forR5() : FhirContext.forR4();
    ObjectNode answer = JSON.createObjectNode();
    ObjectNode findings = answer.putObject("findings");
    if (!request.get("judged").isEmpty()) {
      Validation validation = new Validation(context, request.get("packs"), request.get("files"));
      for (JsonNode name : request.get("judged")) {
        String file = request.get("files").get(name.asText()).toString();
        findings.set(name.asText(), validation.findings(file));
      }
    }
    ObjectNode values = answer.putObject("values");
    ObjectNode faults = answer.putObject("faults");
    for (var scored : request.get("scored").properties()) {
      var questionnaire = read(context, Questionnaire.class, request.get("files").get(scored.getKey()));
      Expressions expressions = new Expressions(context, questionnaire);
      ArrayNode each = values.putArray(scored.getKey());
      for (JsonNode response : scored.getValue()) {
        each.add(expressions.values(read(context, QuestionnaireResponse.class, response)));
      }
      ArrayNode said = faults.putArray(scored.getKey());
      expressions.faults().forEach(said::add);
    }
    System.out.println(JSON.writeValueAsString(answer));
  }

  private static <T extends org.hl7.fhir.r4.model.Resource> T read(
      FhirContext context, Class<T> kind, JsonNode resource) {
    return context.newJsonParser().parseResource(kind, resource.toString());
  }
}
