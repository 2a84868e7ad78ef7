package romdsl;

import ca.uhn.fhir.context.FhirContext;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.hl7.fhir.r4.fhirpath.ExpressionNode;
import org.hl7.fhir.r4.fhirpath.FHIRPathEngine;
import org.hl7.fhir.r4.hapi.ctx.HapiWorkerContext;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.Expression;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.Questionnaire;
import org.hl7.fhir.r4.model.QuestionnaireResponse;

/** Works out root variables, calculated items and conditions of a Questionnaire with HL7's engine. */
final class Expressions {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final FHIRPathEngine engine;
  private final Map<String, ExpressionNode> variables = new LinkedHashMap<>();
  private final Map<String, ExpressionNode> wanted = new LinkedHashMap<>();
  private final List<String> faults = new ArrayList<>();

  Expressions(FhirContext context, Questionnaire questionnaire) {
    engine = new FHIRPathEngine(new HapiWorkerContext(context, context.getValidationSupport()));
    for (Extension extension : questionnaire.getExtension()) {
      if (extension.getUrl().endsWith("/variable")) {
        Expression expression = (Expression) extension.getValue();
        if (!"text/fhirpath".equals(expression.getLanguage())) {
          continue; // A query is asked of a server, by forms that bring earlier answers along.
        }
        add(variables, expression.getName(), expression);
      }
    }
    questionnaire.getItem().forEach(this::collect);
  }

  private void collect(Questionnaire.QuestionnaireItemComponent item) {
    for (Extension extension : item.getExtension()) {
      if (extension.getUrl().endsWith("calculatedExpression")) {
        add(wanted, item.getLinkId(), (Expression) extension.getValue());
      } else if (extension.getUrl().endsWith("enableWhenExpression")) {
        add(wanted, "when " + item.getLinkId(), (Expression) extension.getValue());
      }
    }
    item.getItem().forEach(this::collect);
  }

  private void add(Map<String, ExpressionNode> into, String name, Expression expression) {
    try {
      into.put(name, engine.parse(expression.getExpression()));
    } catch (Exception fault) {
      faults.add(name + ": " + fault.getMessage());
    }
  }

  ObjectNode values(QuestionnaireResponse response) {
    Map<String, List<Base>> known = new LinkedHashMap<>();
    engine.setHostServices(new Variables(known));
    variables.forEach((name, node) -> known.put(name, value(response, name, node)));
    ObjectNode found = JSON.createObjectNode();
    wanted.forEach(
        (name, node) -> {
          ArrayNode values = found.putArray(name);
          value(response, name, node).forEach(each -> values.add(each.primitiveValue()));
        });
    return found;
  }

  private List<Base> value(QuestionnaireResponse response, String name, ExpressionNode node) {
    try {
      return engine.evaluate(null, response, response, response, node);
    } catch (Exception fault) {
      faults.add(name + ": " + fault.getMessage());
      return List.of();
    }
  }

  List<String> faults() {
    return faults;
  }
}
