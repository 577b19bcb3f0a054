//! `thaksa user …`: the first administrator, and help when nobody else can sign in.

use anyhow::{Context, Result, bail};
use app::{
    entity::{Account, account},
    people::{
        create::{self, Newcomer},
        grant, rank,
    },
    state::AppState,
    thai::Email,
};
use clap::{Args, Subcommand};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};

use super::{said, unit};

#[derive(Subcommand)]
pub enum Command {
    /// Create a person with an account and mail her the invitation.
    Create(NewUser),
    /// Grant a role over a unit and all below it.
    Grant {
        #[arg(long)]
        email: String,
        /// trainer, hr, manager, executive, administrator or auditor
        #[arg(long)]
        role: String,
        /// The code of the unit; STATE is everything.
        #[arg(long, default_value = "STATE")]
        unit: String,
    },
}

#[derive(Args)]
pub struct NewUser {
    #[arg(long)]
    email: String,
    #[arg(long)]
    given_th: String,
    #[arg(long)]
    family_th: String,
    #[arg(long)]
    given_en: String,
    #[arg(long)]
    family_en: String,
    #[arg(long, default_value = "")]
    prefix_th: String,
    #[arg(long, default_value = "")]
    prefix_en: String,
    #[arg(long)]
    position_th: String,
    #[arg(long)]
    position_en: String,
    /// O1–O4, K1–K5, D1–D2, M1–M2; leave out for those without a level
    #[arg(long, default_value = "")]
    level: String,
    /// The code of the unit where she works.
    #[arg(long)]
    unit: String,
}

pub async fn run(command: Command, state: &AppState) -> Result<()> {
    match command {
        Command::Create(new) => create(new, state).await,
        Command::Grant { email, role, unit: code } => {
            let found = rank::ROLES.iter().find(|(name, ..)| *name == role);
            let Some((_, role, ..)) = found else { bail!("there is no role {role}") };
            let account = Account::find().filter(account::Column::Email.eq(address(&email)?)).one(state.db.read()).await?;
            let account = account.with_context(|| format!("there is no account {email}"))?;
            let unit = unit(state, &code).await?;
            grant::grant_from_console(state, account.person_id, *role, &unit).await.map_err(said)
        }
    }
}

#[expect(clippy::print_stdout, reason = "the answer to a person at the console")]
async fn create(new: NewUser, state: &AppState) -> Result<()> {
    if !new.level.is_empty() && !rank::LEVELS.iter().any(|(code, ..)| *code == new.level) {
        bail!("there is no level {}", new.level);
    }
    let newcomer = Newcomer {
        national_id: None,
        staff_no: None,
        prefix_th: new.prefix_th,
        given_th: new.given_th,
        family_th: new.family_th,
        prefix_en: new.prefix_en,
        given_en: new.given_en,
        family_en: new.family_en,
        email: address(&new.email)?,
        position_no: None,
        position_th: new.position_th,
        position_en: new.position_en,
        level: new.level,
        employee_kind: "civil_servant".to_owned(),
        is_it: false,
        valid_from: None,
    };
    let unit = unit(state, &new.unit).await?;
    let person = create::create_from_console(state, &unit, newcomer).await.map_err(said)?;
    println!("created person {person}; the invitation is in the mail queue");
    Ok(())
}

fn address(text: &str) -> Result<String> {
    Ok(Email::parse(text).map_err(|error| anyhow::anyhow!("{text} is not an e-mail address: {error:?}"))?.as_str().to_owned())
}
