//! The commands of the binary beside serving: a file each.

pub mod audit;
pub mod backup;
pub mod calibrate;
pub mod export;
pub mod import;
pub mod simulate;
pub mod user;

use anyhow::{Context, Result, anyhow};
use app::{
    entity::{Unit, unit},
    error::AppError,
    state::AppState,
};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};

/// The unit with a code, as it is typed on the console.
async fn unit(state: &AppState, code: &str) -> Result<unit::Model> {
    let found = Unit::find().filter(unit::Column::Code.eq(code)).one(state.db.read()).await?;
    found.with_context(|| format!("there is no unit with the code {code}"))
}

/// An error of a use case, for the console.
fn said(error: AppError) -> anyhow::Error {
    anyhow!("{error:?}")
}
