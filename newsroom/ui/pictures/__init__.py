"""The strip of an article's pictures, and the dialogs to look at them and to crop them."""
