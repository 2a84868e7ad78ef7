"""The FHIR files, held to engines and validators of others."""
