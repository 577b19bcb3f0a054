//! From a package to a version that people can take.

use courses::{
    PackageVersion,
    package::{self, Files, Package, SkillTaught},
    thai::search_key,
};
use sea_orm::{
    ActiveModelTrait, ActiveValue::Set, ColumnTrait, DatabaseTransaction, EntityTrait, IntoActiveModel, JoinType, QueryFilter,
    QuerySelect, RelationTrait, entity::prelude::DateTimeUtc, sea_query::OnConflict,
};

use crate::{
    entity::{
        Course, CourseSkill, CourseVersion, Skill, VersionChange, VersionState, course, course_skill, course_version, framework,
        skill,
    },
    error::{AppError, Conflict, Fault, FieldError},
    id::{CourseId, CourseVersionId, PersonId, SkillId, UnitId},
    state::AppState,
};

/// A package that was read and stored: what a draft is made of.
pub struct Intake {
    package: Package,
    sha256: String,
}

impl Intake {
    /// Stores the zip of a package that has been read.
    pub async fn store(state: &AppState, package: Package, zip: Vec<u8>) -> Result<Self, AppError> {
        Ok(Self { package, sha256: state.library.put(zip).await? })
    }

    /// The name of its course in addresses.
    pub fn slug(&self) -> &str {
        &self.package.manifest.slug
    }

    /// The author's number of the version.
    pub const fn number(&self) -> PackageVersion {
        self.package.manifest.version
    }
}

/// Reads the files of a package and takes it in as a draft, for loaders; see [`draft`].
pub async fn admit(
    state: &AppState,
    txn: &DatabaseTransaction,
    unit: UnitId,
    files: &Files,
    by: Option<PersonId>,
    now: DateTimeUtc,
) -> Result<CourseVersionId, AppError> {
    let package = Package::read(files.clone()).map_err(|_| AppError::field("package", Fault::Unreadable))?;
    let intake = Intake::store(state, package, package::zip(files)).await?;
    draft(txn, unit, &intake, by, now).await
}

/// Makes a draft version of a package's course, which is made if it is new.
///
/// Refuses a slug that belongs to another unit, a version number that the course has already or that does not come after
/// all published ones, and skills that no framework knows.
pub async fn draft(
    txn: &DatabaseTransaction,
    unit: UnitId,
    intake: &Intake,
    by: Option<PersonId>,
    now: DateTimeUtc,
) -> Result<CourseVersionId, AppError> {
    let course = course_of(txn, unit, intake.slug(), now).await?;
    check_number(txn, course, intake.number()).await?;
    let version = version_row(intake, course, by, now)?.insert(txn).await?;
    skills(txn, &intake.package, version.id).await?;
    Ok(version.id)
}

/// The course of that slug, locked, so that two drafts of it are numbered one after the other.
async fn course_of(txn: &DatabaseTransaction, unit: UnitId, slug: &str, now: DateTimeUtc) -> Result<CourseId, AppError> {
    let row = course::ActiveModel { slug: Set(slug.to_owned()), unit_id: Set(unit), created_at: Set(now), ..Default::default() };
    Course::insert(row)
        .on_conflict(OnConflict::column(course::Column::Slug).do_nothing().to_owned())
        .exec_without_returning(txn)
        .await?;
    let course = Course::find().filter(course::Column::Slug.eq(slug)).lock_exclusive().one(txn).await?;
    match course.ok_or(AppError::NotFound)? {
        course if course.unit_id == unit => Ok(course.id),
        _ => Err(refused(
            format!("รหัสหลักสูตร {slug} เป็นของหน่วยงานอื่น โปรดใช้รหัสอื่นในไฟล์ course.toml"),
            format!("The slug {slug} belongs to another unit. Please use another in course.toml."),
        )),
    }
}

/// Versions are counted upwards: a number is used once, and never after a higher one was published.
async fn check_number(txn: &DatabaseTransaction, course: CourseId, number: PackageVersion) -> Result<(), AppError> {
    let versions = numbers(txn, course).await?;
    if versions.iter().any(|(taken, _)| *taken == number) {
        return Err(refused(
            format!("หลักสูตรนี้มีรุ่น {number} อยู่แล้ว โปรดเพิ่มเลขรุ่นในไฟล์ course.toml"),
            format!("This course already has a version {number}. Please raise the version in course.toml."),
        ));
    }
    match highest_published(&versions) {
        Some(highest) if highest > number => Err(refused(
            format!("หลักสูตรนี้เผยแพร่รุ่น {highest} แล้ว รุ่นใหม่ต้องมีเลขสูงกว่า โปรดแก้ version ในไฟล์ course.toml"),
            format!("Version {highest} of this course is published. Please raise the version in course.toml above it."),
        )),
        _ => Ok(()),
    }
}

async fn numbers(txn: &DatabaseTransaction, course: CourseId) -> Result<Vec<(PackageVersion, VersionState)>, AppError> {
    let rows: Vec<(String, VersionState)> = CourseVersion::find()
        .select_only()
        .columns([course_version::Column::Number, course_version::Column::State])
        .filter(course_version::Column::CourseId.eq(course))
        .into_tuple()
        .all(txn)
        .await?;
    let parse = |(number, state): (String, VersionState)| Ok((number.parse().map_err(AppError::internal)?, state));
    rows.into_iter().map(parse).collect()
}

fn highest_published(versions: &[(PackageVersion, VersionState)]) -> Option<PackageVersion> {
    versions.iter().filter(|(_, state)| *state == VersionState::Published).map(|(number, _)| *number).max()
}

/// What is wrong with the package as a whole, in both languages.
fn refused(th: String, en: String) -> AppError {
    AppError::field("package", Fault::Said { th, en })
}

fn version_row(
    Intake { package, sha256 }: &Intake,
    course: CourseId,
    by: Option<PersonId>,
    now: DateTimeUtc,
) -> Result<course_version::ActiveModel, AppError> {
    let manifest = &package.manifest;
    let valid_months = manifest.valid_months.map(i16::try_from).transpose().map_err(AppError::internal)?;
    Ok(course_version::ActiveModel {
        course_id: Set(course),
        number: Set(manifest.version.to_string()),
        state: Set(VersionState::Draft),
        package_sha256: Set(sha256.clone()),
        language: Set(manifest.language.code().to_owned()),
        title_th: Set(manifest.title.th.clone()),
        title_en: Set(manifest.title.en.clone()),
        summary_th: Set(manifest.summary.th.clone()),
        summary_en: Set(manifest.summary.en.clone()),
        minutes: Set(manifest.minutes.into()),
        lessons: Set(i32::try_from(package.lessons.len()).map_err(AppError::internal)?),
        valid_months: Set(valid_months),
        search_text: Set(search_text(package)),
        uploaded_by: Set(by),
        uploaded_at: Set(now),
        ..Default::default()
    })
}

/// Everything that the catalogue finds a course by, in the form of search keys.
fn search_text(package: &Package) -> String {
    let manifest = &package.manifest;
    let heads = [&manifest.title, &manifest.summary].into_iter().flat_map(|text| [text.th.as_str(), text.en.as_str()]);
    let lessons = package
        .lessons
        .iter()
        .flat_map(|lesson| [lesson.title.th.as_str(), lesson.title.en.as_str(), lesson.plain_text.as_str()]);
    search_key(&heads.chain(lessons).collect::<Vec<_>>().join("\n"))
}

/// Links the version to the skills that it names; those that no framework knows are refused, all at once.
async fn skills(txn: &DatabaseTransaction, package: &Package, version: CourseVersionId) -> Result<(), AppError> {
    let taught = &package.manifest.skills;
    let known: Vec<(SkillId, String, String)> = Skill::find()
        .select_only()
        .column(skill::Column::Id)
        .column_as(framework::Column::Code, "framework")
        .column_as(skill::Column::Code, "unit")
        .join(JoinType::InnerJoin, skill::Relation::Framework.def())
        .filter(skill::Column::Code.is_in(taught.iter().map(|skill| skill.unit.as_str())))
        .into_tuple()
        .all(txn)
        .await?;
    let id_of = |taught: &SkillTaught| {
        known.iter().find(|(_, framework, unit)| (framework, unit) == (&taught.framework, &taught.unit)).map(|(id, ..)| *id)
    };
    let unknown: Vec<_> = taught.iter().filter(|taught| id_of(taught).is_none()).map(unknown_skill).collect();
    if !unknown.is_empty() {
        return Err(AppError::Invalid(unknown));
    }
    let rows = taught.iter().filter_map(|taught| {
        let skill = id_of(taught)?;
        let level = Set(taught.level.into());
        Some(course_skill::ActiveModel { version_id: Set(version), skill_id: Set(skill), level, ..Default::default() })
    });
    CourseSkill::insert_many(rows).exec_without_returning(txn).await?;
    Ok(())
}

fn unknown_skill(taught: &SkillTaught) -> FieldError {
    let SkillTaught { framework, unit, .. } = taught;
    let fault = Fault::Said {
        th: format!("ไม่พบทักษะ {unit} ในกรอบ {framework} โปรดแก้ไขใน [[skills]] ของ course.toml"),
        en: format!("No skill {unit} is known in the framework {framework}. Please correct [[skills]] in course.toml."),
    };
    FieldError { field: "package".to_owned(), fault }
}

/// Publishes a draft: new enrolments take it; those under way stay on theirs.
///
/// Refuses what is no draft any more, and a draft that a higher version has overtaken.
pub async fn publish(
    txn: &DatabaseTransaction,
    version: CourseVersionId,
    change: VersionChange,
    by: Option<PersonId>,
    now: DateTimeUtc,
) -> Result<(), AppError> {
    let course = CourseVersion::find_by_id(version).one(txn).await?.ok_or(AppError::NotFound)?.course_id;
    let course = Course::find_by_id(course).lock_exclusive().one(txn).await?.ok_or(AppError::NotFound)?;
    let row = CourseVersion::find_by_id(version).lock_exclusive().one(txn).await?.ok_or(AppError::NotFound)?;
    if row.state != VersionState::Draft {
        return Err(AppError::Conflict(Conflict::AlreadyDone));
    }
    let number = row.number.parse::<PackageVersion>().map_err(AppError::internal)?;
    if highest_published(&numbers(txn, course.id).await?).is_some_and(|highest| highest > number) {
        return Err(AppError::Conflict(Conflict::Stale));
    }
    let mut row = row.into_active_model();
    row.state = Set(VersionState::Published);
    row.change = Set(Some(change));
    row.published_by = Set(by);
    row.published_at = Set(Some(now));
    row.update(txn).await?;
    let mut course = course.into_active_model();
    course.current_version_id = Set(Some(version));
    course.update(txn).await?;
    Ok(())
}
