"""The article editor: headline fields, byline fields, body, pictures, counts."""
