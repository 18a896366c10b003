"""French territories by INSEE code, in their 2020 shape."""
