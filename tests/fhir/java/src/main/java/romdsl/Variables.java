package romdsl;

import java.util.List;
import java.util.Map;
import org.hl7.fhir.exceptions.PathEngineException;
import org.hl7.fhir.r4.fhirpath.FHIRPathEngine;
import org.hl7.fhir.r4.fhirpath.FHIRPathUtilityClasses.FunctionDetails;
import org.hl7.fhir.r4.fhirpath.IHostApplicationServices;
import org.hl7.fhir.r4.fhirpath.TypeDetails;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.ValueSet;
import org.hl7.fhir.utilities.fhirpath.FHIRPathConstantEvaluationMode;

/** What a form gives an engine: the variables, and no function of its own. */
final class Variables implements IHostApplicationServices {
  private final Map<String, List<Base>> known;

  Variables(Map<String, List<Base>> known) {
    this.known = known;
  }

  @Override
  public List<Base> resolveConstant(
      FHIRPathEngine engine, Object context, String name, FHIRPathConstantEvaluationMode mode) {
    String plain = name.startsWith("%") ? name.substring(1) : name;
    if (known.containsKey(plain)) {
      return known.get(plain);
    }
    if (mode == FHIRPathConstantEvaluationMode.EXPLICIT) {
      throw new PathEngineException("no variable is called " + name);
    }
    return List.of();
  }

  @Override
  public TypeDetails resolveConstantType(
      FHIRPathEngine engine, Object context, String name, FHIRPathConstantEvaluationMode mode) {
    return null;
  }

  @Override
  public boolean log(String argument, List<Base> focus) {
    return false;
  }

  @Override
  public FunctionDetails resolveFunction(FHIRPathEngine engine, String name) {
    return null;
  }

  @Override
  public TypeDetails checkFunction(
      FHIRPathEngine engine, Object context, String name, TypeDetails focus, List<TypeDetails> parameters) {
    return null;
  }

  @Override
  public List<Base> executeFunction(
      FHIRPathEngine engine, Object context, List<Base> focus, String name, List<List<Base>> parameters) {
    throw new PathEngineException("no function is called " + name);
  }

  @Override
  public Base resolveReference(FHIRPathEngine engine, Object context, String url, Base refContext) {
    return null;
  }

  @Override
  public boolean conformsToProfile(FHIRPathEngine engine, Object context, Base item, String url) {
    return false;
  }

  @Override
  public ValueSet resolveValueSet(FHIRPathEngine engine, Object context, String url) {
    return null;
  }

  @Override
  public boolean paramIsType(String name, int index) {
    return false;
  }
}
