"""The rules, a module per family; the catalog lists them."""
