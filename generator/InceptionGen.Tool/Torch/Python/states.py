    def state_dict(self, *args, prefix="", **options):
        """The tensors, called as the table's weight files call them."""
        state = super().state_dict(*args, prefix=prefix, **options)
        renamed = {
            prefix + name: state.pop(prefix + key)
            for key, name in tensor_names(self).items()
        }
        state.update(renamed)
        return state

    def load_state_dict(self, state_dict, strict=True):
        """Takes the tensors of a file that calls them as the table does."""
        keys = {name: key for key, name in tensor_names(self).items()}
        state = {keys.get(name, name): state_dict[name] for name in state_dict}
        return super().load_state_dict(state, strict)
