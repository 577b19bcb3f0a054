//! The blueprint of a final test: so many questions of each unit of skill and level.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use super::fields::Fields;
use super::finding::{FindingKind, Findings};
use super::limits;
use crate::draw::Draw;
use crate::question::Question;

/// A part of a test: so many questions that measure this unit of skill at this level.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Quota {
    /// The code of the unit, as its questions name it.
    pub skill: String,
    /// 1 to 5.
    pub level: u8,
    /// At least 1.
    pub count: u16,
}

impl Quota {
    /// Whether a question belongs to this part. No question belongs to two: each names one unit and one level.
    #[must_use]
    pub fn takes(&self, question: &Question) -> bool {
        question.skill() == Some(self.skill.as_str()) && question.level() == Some(self.level)
    }
}

/// The parts as they stand in the file, each with its line.
pub struct Lined(Vec<(Quota, Option<u32>)>);

/// Reads `[[test.blueprint]]`. The parts together are as many questions as a try has; without any, a try is drawn from
/// the whole pool.
pub fn read(fields: &mut Fields<'_>, draw: Option<u16>, findings: &mut Findings) -> Option<Lined> {
    let line = fields.key_line("blueprint");
    let tables = fields.tables("blueprint", findings);
    let mut named = BTreeSet::new();
    let mut quotas = Vec::with_capacity(tables.len());
    for table in tables {
        let line = table.line;
        let quota = read_one(table, findings);
        if let Some(Quota { skill, level, .. }) = &quota
            && !named.insert((skill.clone(), *level))
        {
            fields.report(line, FindingKind::SameQuota { skill: skill.clone(), level: *level }, findings);
        }
        quotas.push(quota.map(|quota| (quota, line)));
    }
    let quotas: Vec<_> = quotas.into_iter().collect::<Option<_>>()?;
    let sum: u32 = quotas.iter().map(|(quota, _)| u32::from(quota.count)).sum();
    if let Some(draw) = draw.filter(|draw| !quotas.is_empty() && sum != u32::from(*draw)) {
        fields.report(line, FindingKind::BlueprintSum { found: sum, draw }, findings);
    }
    Some(Lined(quotas))
}

fn read_one(mut table: Fields<'_>, findings: &mut Findings) -> Option<Quota> {
    let skill = table.text("skill", limits::CODE, findings);
    let level = table.number("level", limits::LEVEL, findings);
    let count = table.number("count", limits::DRAW, findings);
    table.finish(findings);
    Some(Quota { skill: skill?, level: u8::try_from(level?).ok()?, count: count? })
}

impl Lined {
    /// Whether the pool holds enough for every part; one that it does not hold is a finding at the line of the part.
    pub fn check(&self, file: &str, pool: &[Question], findings: &mut Findings) {
        for (quota, line) in &self.0 {
            let found = pool.iter().filter(|question| quota.takes(question)).count();
            let count = usize::from(quota.count);
            if found >= count && !Draw::can_fill(pool, Some(quota), count) {
                findings.add(file, *line, FindingKind::CasesDoNotFit { draw: quota.count });
            }
            if found < count {
                let Quota { skill, level, count } = quota.clone();
                findings.add(file, *line, FindingKind::QuotaTooLarge { skill, level, count, pool: found });
            }
        }
    }

    pub const fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    pub fn into_quotas(self) -> Vec<Quota> {
        self.0.into_iter().map(|(quota, _)| quota).collect()
    }
}
