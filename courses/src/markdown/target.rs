use ammonia::Url;

use super::heading::{self, Heading};
use super::{Form, Surroundings};
use crate::package::FindingKind;

/// An address as it goes into an attribute.
pub struct Address {
    /// Whether the path is inside the `media/` of the package.
    pub in_media: bool,
    pub path: String,
}

/// Where a link leads.
pub struct Link {
    pub href: Address,
    /// Out of the course: the other site must not learn where the reader came from.
    pub outside: bool,
}

/// A picture that can be shown.
pub struct Picture {
    pub src: Address,
    pub size: Option<(u32, u32)>,
}

/// Checks the target of a link.
pub fn link(target: &str, form: Form, around: &Surroundings<'_>, toc: &[Heading]) -> Result<Link, FindingKind> {
    let owned = || target.to_owned();
    if let Some(name) = target.strip_prefix("media/") {
        return if around.media.contains_key(name) {
            Ok(Link { href: in_media(name), outside: false })
        } else {
            Err(FindingKind::MissingMedia { target: owned() })
        };
    }
    if let Ok(url) = Url::parse(target) {
        let leads_somewhere = match url.scheme() {
            "https" => url.has_host(),
            "mailto" => !url.path().is_empty(),
            _ => false,
        };
        return if leads_somewhere {
            Ok(Link { href: page(owned()), outside: true })
        } else {
            Err(FindingKind::BadLink { target: owned() })
        };
    }
    // A question is shown on other pages too: only a lesson has headings and siblings.
    if form != Form::Lesson {
        return Err(FindingKind::BadLink { target: owned() });
    }
    if let Some(words) = target.strip_prefix('#') {
        let meant = heading::id_of(words);
        return if toc.iter().any(|heading| heading.id == meant) {
            Ok(Link { href: page(format!("#{meant}")), outside: false })
        } else if toc.iter().any(|heading| heading.id == words) {
            Ok(Link { href: page(target.to_owned()), outside: false })
        } else {
            Err(FindingKind::MissingHeading { target: words.to_owned() })
        };
    }
    match target.strip_suffix(".md") {
        Some(slug) if around.lessons.contains(slug) => Ok(Link { href: page(slug.to_owned()), outside: false }),
        Some(slug) if !slug.contains(['/', ':', '#', '?']) => Err(FindingKind::MissingLesson { target: owned() }),
        _ => Err(FindingKind::BadLink { target: owned() }),
    }
}

/// Checks the target of a picture.
pub fn picture(target: &str, around: &Surroundings<'_>) -> Result<Picture, FindingKind> {
    let Some(name) = target.strip_prefix("media/") else {
        return Err(FindingKind::PictureOutside { target: target.to_owned() });
    };
    let src = in_media(name);
    match around.media.get(name) {
        None => Err(FindingKind::MissingMedia { target: target.to_owned() }),
        Some(None) => Ok(Picture { src, size: None }), // the file has findings of its own
        Some(Some(media)) if media.kind.is_picture() => Ok(Picture { src, size: media.size }),
        Some(Some(_)) => Err(FindingKind::NotAPicture { target: target.to_owned() }),
    }
}

fn in_media(name: &str) -> Address {
    Address { in_media: true, path: name.to_owned() }
}

const fn page(path: String) -> Address {
    Address { in_media: false, path }
}
