"""The rules, one file each; `newsroom.proof.catalogue` lists them."""
