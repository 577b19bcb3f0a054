//! Everything that moves in a calibration.

use super::draft::{Draft, Role};
use super::outcome::NotEstimable;
use super::{CalibrationError, Latent, Settings, Task};
use crate::irt::responses::Responses;
use crate::irt::{Grid, Model, Population};

/// Populations beyond these are no place to look for a maximum.
const MOST_MEAN: f64 = 20.0;
const DEVIATIONS: std::ops::RangeInclusive<f64> = 0.05..=20.0;
/// Everything that is estimated, and what is fixed beside it.
#[derive(Clone, Debug)]
pub(super) struct State {
    pub(super) drafts: Vec<Draft>,
    pub(super) population: Population,
    /// Whether the population is estimated.
    pub(super) moves: bool,
    /// Whether the slope of the 1PL items is estimated.
    pub(super) common_slope_is_free: bool,
}

impl State {
    pub(super) fn start(
        responses: &Responses,
        counts: &[Vec<f64>],
        tasks: &[Task],
        settings: &Settings,
    ) -> Result<Self, CalibrationError> {
        let items = responses.categories().len();
        if tasks.len() != items {
            return Err(CalibrationError::TaskCount { tasks: tasks.len(), items });
        }
        let mut drafts = Vec::with_capacity(items);
        for (item, (task, counts)) in tasks.iter().zip(counts).enumerate() {
            drafts.push(match task {
                Task::Keep(kept) if kept.categories() == counts.len() => Draft::of(kept),
                Task::Estimate(model) if *model == Model::Graded || counts.len() == 2 => {
                    let mut draft = Draft::start(*model, counts, settings);
                    if let Some(reason) = NotEstimable::before(counts, settings.fewest_answers) {
                        draft.role = Role::Out(reason);
                    }
                    draft
                }
                _ => return Err(CalibrationError::ScoresDoNotFit { item }),
            });
        }
        let moves = matches!(settings.latent, Latent::Estimated(_));
        let anchored =
            drafts.iter().zip(counts).any(|(draft, counts)| draft.role == Role::Fixed && counts.iter().sum::<f64>() > 0.0);
        if moves && !anchored {
            return Err(CalibrationError::NothingFixed);
        }
        let common_slope_is_free = settings.common_slope.is_none();
        Ok(Self { drafts, population: settings.latent.population(), moves, common_slope_is_free })
    }

    pub(super) fn has_free(&self) -> bool {
        self.moves || self.drafts.iter().any(|draft| draft.role == Role::Free)
    }

    pub(super) fn has_fixed(&self) -> bool {
        self.drafts.iter().any(|draft| draft.role == Role::Fixed)
    }

    pub(super) fn reasons(&self) -> Vec<NotEstimable> {
        self.drafts.iter().filter_map(|draft| if let Role::Out(reason) = draft.role { Some(reason) } else { None }).collect()
    }

    /// Whether this value of this item is estimated for itself (and not with the common slope).
    fn is_own(&self, draft: &Draft, at: usize) -> bool {
        draft.role == Role::Free && !(draft.model == Model::OnePl && at == 0)
    }

    pub(super) fn common_slope(&self) -> Option<f64> {
        let one = |draft: &&Draft| draft.role == Role::Free && draft.model == Model::OnePl;
        self.common_slope_is_free.then(|| self.drafts.iter().find(one)).flatten().map(|draft| draft.values[0])
    }

    /// All that moves, in one row: the common slope, mean and log deviation, then item by item.
    pub(super) fn pack(&self) -> Vec<f64> {
        let mut packed: Vec<f64> = self.common_slope().into_iter().collect();
        if self.moves {
            packed.extend([self.population.mean(), self.population.deviation().ln()]);
        }
        for draft in &self.drafts {
            packed.extend(draft.values.iter().enumerate().filter(|&(at, _)| self.is_own(draft, at)).map(|(_, value)| value));
        }
        packed
    }

    /// Takes such a row back; none if it holds thresholds out of order or what is no number.
    pub(super) fn unpacked(&self, packed: &[f64]) -> Option<Self> {
        let mut state = self.clone();
        let mut values = packed.iter().copied();
        if self.common_slope().is_some() {
            let slope = values.next()?;
            state.set_common_slope(slope);
        }
        if self.moves {
            let (mean, deviation) = (values.next()?, values.next()?.exp());
            if mean.abs() > MOST_MEAN || !DEVIATIONS.contains(&deviation) {
                return None;
            }
            state.population = Population::new(mean, deviation).ok()?;
        }
        for (draft, old) in state.drafts.iter_mut().zip(&self.drafts) {
            for at in 0..old.values.len() {
                if self.is_own(old, at) {
                    draft.values[at] = values.next()?;
                }
            }
            if draft.role == Role::Free {
                draft.clamp();
                if !draft.is_valid() {
                    return None;
                }
            }
        }
        Some(state)
    }

    pub(super) fn set_common_slope(&mut self, slope: f64) {
        for draft in self.drafts.iter_mut().filter(|draft| draft.role == Role::Free && draft.model == Model::OnePl) {
            draft.values[0] = slope;
        }
    }

    /// Whether the estimated population lies where the grid cannot show it.
    pub(super) fn population_ran_away(&self, grid: &Grid) -> bool {
        let (mean, reach) = (self.population.mean(), 2.0 * self.population.deviation());
        let ends = [grid.points()[0], grid.points()[grid.points().len() - 1]];
        let inside = mean - reach >= ends[0] && mean + reach <= ends[1];
        self.moves && !(inside && self.population.deviation() > grid.spacing() * 1.001)
    }

    /// Takes out items whose curve ran away, lies flat or falls; says how many.
    pub(super) fn exclude_what_ran_away(&mut self) -> usize {
        let mut out = 0;
        for draft in self.drafts.iter_mut().filter(|draft| draft.role == Role::Free) {
            if let Some(reason) = NotEstimable::after(draft) {
                draft.role = Role::Out(reason);
                out += 1;
            }
        }
        out
    }
}
