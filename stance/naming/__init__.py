"""Every entity of an article and its mentions, found once for speakers and targets alike."""
