// A boundary and its chains are part of what a zone is: who sees zones sees them.
@_exported public import Chains
