"""The paper edition: the built site as a booklet that unfolds, for the learner and for the tutor."""
