"""Who speaks: which labels are names, how a name is shown, who may be one person."""
