"""What an editor does: the verbs that join the rooms. Every act returns a Change."""
