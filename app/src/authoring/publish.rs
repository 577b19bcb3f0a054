//! From a package to a version that people can take.

use courses::{
    package::{self, Files, Package},
    thai::search_key,
};
use sea_orm::{
    ActiveModelTrait, ActiveValue::Set, ColumnTrait, DatabaseTransaction, EntityTrait, IntoActiveModel, JoinType, QueryFilter,
    QuerySelect, RelationTrait, entity::prelude::DateTimeUtc,
};

use crate::{
    entity::{
        Course, CourseSkill, CourseVersion, Skill, VersionChange, VersionState, course, course_skill, course_version, framework,
        skill,
    },
    error::{AppError, Conflict, Fault},
    id::{CourseId, CourseVersionId, PersonId, UnitId},
    state::AppState,
};

/// Takes a package in as a draft version of its course, which is made if it is new.
///
/// Refuses a version number that the course has already, and a slug that belongs to another unit.
pub async fn admit(
    state: &AppState,
    txn: &DatabaseTransaction,
    unit: UnitId,
    files: &Files,
    by: Option<PersonId>,
    now: DateTimeUtc,
) -> Result<CourseVersionId, AppError> {
    let package = Package::read(files.clone()).map_err(|_| AppError::field("package", Fault::Unreadable))?;
    let sha256 = state.library.put(package::zip(files)).await?;
    let course = course_of(txn, unit, &package.manifest.slug, now).await?;
    let number = package.manifest.version.to_string();
    let taken = CourseVersion::find()
        .filter(course_version::Column::CourseId.eq(course))
        .filter(course_version::Column::Number.eq(&number))
        .one(txn)
        .await?;
    if taken.is_some() {
        return Err(AppError::field(
            "package",
            Fault::Said {
                th: format!("หลักสูตรนี้มีรุ่น {number} อยู่แล้ว โปรดเพิ่มเลขรุ่นในไฟล์ course.toml"),
                en: format!("This course already has a version {number}. Please raise the version in course.toml."),
            },
        ));
    }
    let version = version_row(&package, course, number, sha256, by, now)?.insert(txn).await?;
    skills(txn, &package, version.id).await?;
    Ok(version.id)
}

async fn course_of(txn: &DatabaseTransaction, unit: UnitId, slug: &str, now: DateTimeUtc) -> Result<CourseId, AppError> {
    match Course::find().filter(course::Column::Slug.eq(slug)).one(txn).await? {
        Some(course) if course.unit_id == unit => Ok(course.id),
        Some(_) => Err(AppError::field(
            "package",
            Fault::Said {
                th: format!("รหัสหลักสูตร {slug} เป็นของหน่วยงานอื่น โปรดใช้รหัสอื่นในไฟล์ course.toml"),
                en: format!("The slug {slug} belongs to another unit. Please use another in course.toml."),
            },
        )),
        None => {
            let row = course::ActiveModel {
                slug: Set(slug.to_owned()),
                unit_id: Set(unit),
                created_at: Set(now),
                ..Default::default()
            };
            Ok(row.insert(txn).await?.id)
        }
    }
}

fn version_row(
    package: &Package,
    course: CourseId,
    number: String,
    sha256: String,
    by: Option<PersonId>,
    now: DateTimeUtc,
) -> Result<course_version::ActiveModel, AppError> {
    let manifest = &package.manifest;
    let valid_months = manifest.valid_months.map(i16::try_from).transpose().map_err(AppError::internal)?;
    Ok(course_version::ActiveModel {
        course_id: Set(course),
        number: Set(number),
        state: Set(VersionState::Draft),
        package_sha256: Set(sha256),
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

/// Links the version to the skills that it names; one that no framework knows is refused.
async fn skills(txn: &DatabaseTransaction, package: &Package, version: CourseVersionId) -> Result<(), AppError> {
    for taught in &package.manifest.skills {
        let found = Skill::find()
            .join(JoinType::InnerJoin, skill::Relation::Framework.def())
            .filter(framework::Column::Code.eq(&taught.framework))
            .filter(skill::Column::Code.eq(&taught.unit))
            .one(txn)
            .await?;
        let found = found.ok_or_else(|| {
            AppError::field(
                "package",
                Fault::Said {
                    th: format!("ไม่พบทักษะ {} ในกรอบ {}", taught.unit, taught.framework),
                    en: format!("No skill {} is known in the framework {}.", taught.unit, taught.framework),
                },
            )
        })?;
        let row = course_skill::ActiveModel {
            version_id: Set(version),
            skill_id: Set(found.id),
            level: Set(taught.level.into()),
            ..Default::default()
        };
        CourseSkill::insert(row).exec_without_returning(txn).await?;
    }
    Ok(())
}

/// Publishes a draft: new enrolments take it; those under way stay on theirs.
pub async fn publish(
    txn: &DatabaseTransaction,
    version: CourseVersionId,
    change: VersionChange,
    by: Option<PersonId>,
    now: DateTimeUtc,
) -> Result<(), AppError> {
    let row = CourseVersion::find_by_id(version).lock_exclusive().one(txn).await?.ok_or(AppError::NotFound)?;
    if row.state != VersionState::Draft {
        return Err(AppError::Conflict(Conflict::AlreadyDone));
    }
    let course = Course::find_by_id(row.course_id).lock_exclusive().one(txn).await?.ok_or(AppError::NotFound)?;
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
