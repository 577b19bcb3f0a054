//! The figures, each beside what it must reach.

/// A figure and whether it reached its mark.
pub struct Figure {
    pub name: String,
    pub value: String,
    pub mark: String,
    pub reached: bool,
}

impl Figure {
    pub fn at_least(name: &str, value: f64, mark: f64, unit: &str) -> Self {
        Self {
            name: name.to_owned(),
            value: format!("{value:.1} {unit}"),
            mark: format!("≥ {mark} {unit}"),
            reached: value >= mark,
        }
    }

    pub fn at_most(name: &str, value: f64, mark: f64, unit: &str) -> Self {
        Self {
            name: name.to_owned(),
            value: format!("{value:.1} {unit}"),
            mark: format!("≤ {mark} {unit}"),
            reached: value <= mark,
        }
    }
}

/// Prints the table.
pub fn print(figures: &[Figure]) {
    let width = |text: fn(&Figure) -> &str| figures.iter().map(|figure| text(figure).chars().count()).max().unwrap_or(0);
    let (name, value) = (width(|figure| &figure.name), width(|figure| &figure.value));
    println!();
    for figure in figures {
        let sign = if figure.reached { "ok  " } else { "MISS" };
        println!("{sign}  {:<name$}  {:>value$}  {}", figure.name, figure.value, figure.mark);
    }
    println!();
}
