//! Features through HTTP, a module a feature.

mod smoke;
