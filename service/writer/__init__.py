"""An optional text by a language model, each sentence of which is checked."""
