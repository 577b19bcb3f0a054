//! Words of the feature.

crate::texts! {}
