"""How bytes are got from the web, and read, when neither the web nor the bytes can be trusted."""
