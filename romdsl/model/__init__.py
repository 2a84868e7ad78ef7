"""What a measure means: frozen types that know no syntax and no output."""
