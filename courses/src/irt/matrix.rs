//! The little linear algebra that calibration needs: symmetric positive definite matrices.

/// A symmetric matrix, its lower triangle row by row.
#[derive(Clone, Debug)]
pub(crate) struct Symmetric {
    size: usize,
    lower: Vec<f64>,
}

const fn row(index: usize) -> usize {
    index * (index + 1) / 2
}

/// Sums in four lanes: faster, and the same on every machine.
pub(crate) fn dot(left: &[f64], right: &[f64]) -> f64 {
    let (left, rest_left) = left.as_chunks::<4>();
    let (right, rest_right) = right.as_chunks::<4>();
    let mut lanes = [0.0; 4];
    for (a, b) in left.iter().zip(right) {
        for lane in 0..4 {
            lanes[lane] += a[lane] * b[lane];
        }
    }
    let rest: f64 = rest_left.iter().zip(rest_right).map(|(a, b)| a * b).sum();
    (lanes[0] + lanes[2]) + (lanes[1] + lanes[3]) + rest
}

impl Symmetric {
    pub(crate) fn zero(size: usize) -> Self {
        Self { size, lower: vec![0.0; row(size)] }
    }

    pub(crate) fn get(&self, i: usize, j: usize) -> f64 {
        self.lower[row(i.max(j)) + i.min(j)]
    }

    /// Adds to the entry (i, j), which is also (j, i).
    pub(crate) fn add(&mut self, i: usize, j: usize, value: f64) {
        self.lower[row(i.max(j)) + i.min(j)] += value;
    }

    pub(crate) fn add_all(&mut self, other: &Self) {
        self.lower.iter_mut().zip(&other.lower).for_each(|(mine, theirs)| *mine += theirs);
    }

    /// The entries (i, 0) to (i, i).
    pub(crate) fn row_mut(&mut self, i: usize) -> &mut [f64] {
        &mut self.lower[row(i)..row(i + 1)]
    }

    fn row(&self, i: usize) -> &[f64] {
        &self.lower[row(i)..row(i + 1)]
    }

    /// The factor `L` of `L Lᵀ` (Cholesky); none unless the matrix is safely positive definite.
    pub(crate) fn cholesky(&self) -> Option<Factor> {
        let mut factor = self.clone();
        for i in 0..self.size {
            let (done, rest) = factor.lower.split_at_mut(row(i));
            let current = &mut rest[..=i];
            for j in 0..i {
                let other = &done[row(j)..row(j + 1)];
                current[j] = (current[j] - dot(&current[..j], &other[..j])) / other[j];
            }
            let whole = current[i];
            let left = whole - dot(&current[..i], &current[..i]);
            // Rounding alone leaves about 1e-16 of the diagonal: below 1e-12 nothing is known.
            if !left.is_finite() || left <= whole.abs() * 1e-12 {
                return None;
            }
            current[i] = left.sqrt();
        }
        Some(Factor(factor))
    }
}

/// The Cholesky factor of a positive definite matrix.
pub(crate) struct Factor(Symmetric);

impl Factor {
    /// `x` with `A x = b`.
    pub(crate) fn solve(&self, b: &[f64]) -> Vec<f64> {
        let mut x = b.to_vec();
        for i in 0..self.0.size {
            let line = self.0.row(i);
            x[i] = (x[i] - dot(&line[..i], &x[..i])) / line[i];
        }
        for i in (0..self.0.size).rev() {
            let line = self.0.row(i);
            x[i] /= line[i];
            let value = x[i];
            x[..i].iter_mut().zip(line).for_each(|(entry, factor)| *entry -= factor * value);
        }
        x
    }

    /// Gives entries of the inverse of `A`.
    pub(crate) fn inverse(self) -> Inverse {
        let size = self.0.size;
        // Column j of L⁻¹ from its diagonal downwards, kept as a row.
        let mut columns: Vec<Vec<f64>> = Vec::with_capacity(size);
        for j in 0..size {
            let mut column = Vec::with_capacity(size - j);
            column.push(self.0.row(j)[j].recip());
            for i in j + 1..size {
                let line = self.0.row(i);
                let value = -dot(&line[j..i], &column) / line[i];
                column.push(value);
            }
            columns.push(column);
        }
        Inverse(columns)
    }
}

/// The inverse of a positive definite matrix, entry by entry.
pub(crate) struct Inverse(Vec<Vec<f64>>);

impl Inverse {
    pub(crate) fn get(&self, i: usize, j: usize) -> f64 {
        let (low, high) = (i.min(j), i.max(j));
        dot(&self.0[low][high - low..], &self.0[high])
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn example() -> Symmetric {
        let mut matrix = Symmetric::zero(3);
        for (i, j, value) in [(0, 0, 4.0), (1, 0, 2.0), (1, 1, 3.0), (2, 0, 1.0), (2, 1, 0.5), (2, 2, 2.0)] {
            matrix.add(i, j, value);
        }
        matrix
    }

    #[test]
    fn a_factor_solves_and_inverts() {
        let matrix = example();
        let x = matrix.cholesky().unwrap().solve(&[1.0, 2.0, 3.0]);
        for (i, b) in [1.0, 2.0, 3.0].into_iter().enumerate() {
            let product: f64 = (0..3).map(|j| matrix.get(i, j) * x[j]).sum();
            assert!((product - b).abs() < 1e-12);
        }
        let inverse = matrix.cholesky().unwrap().inverse();
        for i in 0..3 {
            for j in 0..3 {
                let product: f64 = (0..3).map(|k| matrix.get(i, k) * inverse.get(k, j)).sum();
                assert!((product - f64::from(u8::from(i == j))).abs() < 1e-12);
            }
        }
    }

    #[test]
    fn what_is_not_positive_definite_has_no_factor() {
        let mut matrix = example();
        matrix.add(1, 1, -2.0); // 4·1 − 2·2 = 0: singular
        assert!(matrix.cholesky().is_none());
        matrix.add(2, 2, f64::NAN);
        assert!(matrix.cholesky().is_none());
    }
}
