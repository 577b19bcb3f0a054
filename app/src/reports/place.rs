//! A unit that a right reaches, and the way to it from the top of the scope.

use sea_orm::{ColumnTrait, ConnectionTrait, DbErr, EntityTrait, QueryFilter, QueryOrder};

use crate::{
    access::Scope,
    entity::{Unit, unit},
    error::AppError,
    i18n::Language,
};

/// A unit inside a scope; only [`Place::within`] makes one.
#[derive(Clone, Debug)]
pub struct Place {
    path: Vec<unit::Model>,
}

impl Place {
    /// The unit with that code, if the scope reaches it.
    pub async fn within(db: &impl ConnectionTrait, scope: &Scope, code: &str) -> Result<Self, AppError> {
        let unit = Unit::find().filter(unit::Column::Code.eq(code)).filter(scope.condition()).one(db).await?;
        let unit = unit.ok_or(AppError::NotFound)?;
        let path = Unit::find()
            .filter(unit::Column::First.lte(unit.first))
            .filter(unit::Column::Last.gte(unit.first))
            .filter(scope.condition())
            .order_by_asc(unit::Column::First)
            .all(db)
            .await?;
        if path.last().is_none_or(|last| last.id != unit.id) {
            return Err(AppError::internal(format!("unit {} does not lie on its own path", unit.code)));
        }
        Ok(Self { path })
    }

    /// The unit itself.
    pub fn unit(&self) -> &unit::Model {
        self.path.last().expect("a place is made with a path that ends in its unit")
    }

    /// From the top of the scope down to the unit itself.
    pub fn path(&self) -> &[unit::Model] {
        &self.path
    }

    /// The units above it, from the top of the scope.
    pub fn above(&self) -> &[unit::Model] {
        &self.path[..self.path.len() - 1]
    }
}

/// The name of a unit in a language.
pub fn name(unit: &unit::Model, language: Language) -> &str {
    language.choose(&unit.name_th, &unit.name_en)
}

/// The units at the top of a scope; one that lies below another is left out.
pub async fn tops(db: &impl ConnectionTrait, scope: &Scope) -> Result<Vec<unit::Model>, DbErr> {
    let granted = Unit::find().filter(unit::Column::Id.is_in(scope.tops())).order_by_asc(unit::Column::First).all(db).await?;
    let mut tops: Vec<unit::Model> = Vec::new();
    for unit in granted {
        if tops.last().is_none_or(|top| unit.first > top.last) {
            tops.push(unit);
        }
    }
    Ok(tops)
}
