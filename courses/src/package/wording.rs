//! The sentences of findings, Thai beside English so that they stay the same.

use super::finding::FindingKind;

impl FindingKind {
    pub(super) fn sentences(&self) -> [String; 2] {
        use FindingKind as K;
        match self {
            K::NotAZip => say(
                "ไฟล์นี้ไม่ใช่ไฟล์ zip ที่เปิดอ่านได้ โปรดบีบอัดโฟลเดอร์หลักสูตรใหม่แล้วส่งอีกครั้ง",
                "This is not a zip file that can be opened. Please zip the course folder again and send it once more.",
            ),
            K::ZipTooLarge { limit_mb } => [
                format!("ไฟล์ zip ใหญ่เกิน {limit_mb} MB โปรดลดขนาดรูปภาพหรือเอกสารประกอบ"),
                format!("The zip is larger than {limit_mb} MB. Please make pictures or hand-outs smaller."),
            ],
            K::Encrypted => say(
                "ไฟล์นี้ถูกเข้ารหัสไว้ โปรดบีบอัดใหม่โดยไม่ตั้งรหัสผ่าน",
                "This entry is encrypted. Please zip the folder without a password.",
            ),
            K::Link => say(
                "รายการนี้เป็นลิงก์ไปยังไฟล์อื่น โปรดใส่ไฟล์จริงแทน",
                "This entry is a link to another file. Please put the file itself in its place.",
            ),
            K::Damaged => say(
                "แตกไฟล์นี้ไม่ได้ เพราะข้อมูลเสียหาย ขนาดไม่ตรงกับที่ระบุไว้ หรือใช้วิธีบีบอัดที่ไม่รองรับ โปรดบีบอัดโฟลเดอร์ใหม่ด้วยวิธีปกติ",
                "This entry cannot be unpacked: it is damaged, has another size than it says, or is packed in an unusual way. Please zip the folder again in the ordinary way.",
            ),
            K::SameName { other } => [
                format!("มีไฟล์ชื่อ “{other}” มากกว่าหนึ่งไฟล์ โปรดเหลือไว้ไฟล์เดียว"),
                format!("There is more than one file named “{other}”. Please keep one."),
            ],
            K::TooManyFiles { found, limit } => [
                format!("มีไฟล์ทั้งหมด {found} ไฟล์ เกิน {limit} ไฟล์ โปรดนำไฟล์ที่ไม่ใช้ออก"),
                format!("There are {found} files, more than {limit}. Please take out what is not used."),
            ],
            K::FileTooLarge { limit_mb } => [
                format!("ไฟล์นี้ใหญ่เกิน {limit_mb} MB โปรดลดขนาดไฟล์"),
                format!("This file is larger than {limit_mb} MB. Please make it smaller."),
            ],
            K::AllTooLarge { limit_mb } => [
                format!("ไฟล์ทั้งหมดรวมกันใหญ่เกิน {limit_mb} MB โปรดลดขนาดรูปภาพหรือเอกสารประกอบ"),
                format!("All files together are larger than {limit_mb} MB. Please make pictures or hand-outs smaller."),
            ],
            K::UnsafePath => say(
                "ที่อยู่ไฟล์ต้องอยู่ภายในโฟลเดอร์หลักสูตร โปรดอย่าใช้ “..” เครื่องหมาย \\ หรือที่อยู่ที่ขึ้นต้นด้วย /",
                "The path must stay inside the course folder. Please use no “..”, no backslash and no leading /.",
            ),
            K::BadName => say(
                "ชื่อไฟล์ใช้ได้เฉพาะ a-z A-Z 0-9 . - _ และต้องไม่ขึ้นต้นด้วยจุด โปรดเปลี่ยนชื่อ",
                "File names are made of a-z, A-Z, 0-9, “.”, “-” and “_” and do not begin with a dot. Please rename it.",
            ),
            K::NamesDifferInCase { other } => [
                format!("ชื่อไฟล์นี้ต่างจาก “{other}” เพียงตัวพิมพ์เล็กใหญ่ โปรดเปลี่ยนชื่อไฟล์ใดไฟล์หนึ่ง"),
                format!("This name differs from “{other}” only in upper and lower case. Please rename one of them."),
            ],
            K::MissingFile { path } => [
                format!("ไม่พบไฟล์ “{path}” โปรดเพิ่มไฟล์นี้หรือแก้ชื่อให้ตรงกัน"),
                format!("The file “{path}” is missing. Please add it or correct the name."),
            ],
            K::UnknownFile => say(
                "ไฟล์นี้ไม่มีที่ใช้ในหลักสูตร หลักสูตรประกอบด้วย course.toml, lessons/*.md, questions/*.toml และ media/ โปรดย้ายหรือนำออก",
                "This file has no place in a course, which is made of course.toml, lessons/*.md, questions/*.toml and media/. Please move it or take it out.",
            ),
            K::NotUtf8 => say(
                "ไฟล์นี้ไม่ได้บันทึกเป็น UTF-8 โปรดบันทึกใหม่โดยเลือกการเข้ารหัส UTF-8",
                "This file is not UTF-8. Please save it again with the encoding UTF-8.",
            ),
            K::Toml { message } => [
                format!("เขียน TOML ไม่ถูกรูปแบบ โปรดตรวจเครื่องหมายคำพูดและวงเล็บใกล้บรรทัดนี้ ({message})"),
                format!("This is not valid TOML. Please check quotes and brackets near this line ({message})."),
            ],
            K::UnknownKey { key } => [
                format!("ไม่รู้จักรายการ “{key}” โปรดตรวจตัวสะกดหรือนำออก"),
                format!("The key “{key}” is not known here. Please check its spelling or take it out."),
            ],
            K::MissingKey { key } => {
                [format!("ขาดรายการ “{key}” โปรดเพิ่ม"), format!("The key “{key}” is missing. Please add it.")]
            }
            K::WrongType { key, expected } => {
                let [th, en] = expected.words();
                [format!("“{key}” ต้องเป็น{th} โปรดแก้ไข"), format!("“{key}” should be {en}. Please correct it.")]
            }
            K::NumberRange { key, min, max } => [
                format!("“{key}” ต้องเป็นจำนวนเต็มตั้งแต่ {min} ถึง {max} โปรดแก้ไข"),
                format!("“{key}” should be a whole number from {min} to {max}. Please correct it."),
            ],
            K::DecimalRange { key, min, max } => [
                format!("“{key}” ต้องเป็นตัวเลขตั้งแต่ {min} ถึง {max} เช่น -0.45 โปรดแก้ไข"),
                format!("“{key}” should be a number from {min} to {max}, such as -0.45. Please correct it."),
            ],
            K::DecimalDigits { key } => [
                format!("“{key}” ต้องเป็นตัวเลขที่มีหน้าจุดไม่เกิน 12 หลักและหลังจุดไม่เกิน 6 หลัก เช่น 72 หรือ 2.5 โปรดแก้ไข"),
                format!(
                    "“{key}” should be a number with up to 12 digits before the point and 6 after it, such as 72 or 2.5. Please correct it."
                ),
            ],
            K::TextLength { key, found: 0, .. } => {
                [format!("“{key}” ว่างอยู่ โปรดเขียนข้อความ"), format!("“{key}” is empty. Please write something.")]
            }
            K::TextLength { key, min, max, found } => [
                format!("“{key}” ยาว {found} ตัวอักษร ต้องยาว {min} ถึง {max} ตัวอักษร โปรดปรับข้อความ"),
                format!("“{key}” has {found} characters; it should have {min} to {max}. Please adjust the text."),
            ],
            K::ListLength { key, min, max, found } => [
                format!("“{key}” มี {found} รายการ ต้องมี {min} ถึง {max} รายการ โปรดปรับจำนวน"),
                format!("“{key}” has {found} entries; it should have {min} to {max}. Please adjust their number."),
            ],
            K::UnknownChoice { key, found, choices } => {
                let choices = choices.join(", ");
                [
                    format!("“{key}” เป็น “{found}” ไม่ได้ โปรดเลือกหนึ่งใน {choices}"),
                    format!("“{key}” cannot be “{found}”. Please choose one of: {choices}."),
                ]
            }
            K::BadSlug { key, min, max } => [
                format!("“{key}” ใช้ได้เฉพาะ a-z 0-9 และ - ยาว {min} ถึง {max} ตัว โปรดแก้ไข"),
                format!("“{key}” is made of a-z, 0-9 and -, {min} to {max} characters. Please correct it."),
            ],
            K::BadVersion => say(
                "“version” ต้องเขียนเป็น หลัก.ย่อย เช่น \"1.0\" โปรดแก้ไข",
                "“version” is written major.minor, such as \"1.0\". Please correct it.",
            ),
            K::UnsupportedFormat { found } => [
                format!("ระบบนี้อ่านได้เฉพาะ format = 1 แต่พบ {found} โปรดแก้ไข"),
                format!("Only format = 1 can be read here, not {found}. Please correct it."),
            ],
            K::SameSkill { unit } => [
                format!("ทักษะ “{unit}” ถูกระบุไว้แล้ว โปรดเหลือไว้รายการเดียว"),
                format!("The skill “{unit}” is already listed. Please keep one entry."),
            ],
            K::TestFile { found } => [
                format!("“test.questions” ต้องเป็นไฟล์ .toml ในโฟลเดอร์ questions/ แต่พบ “{found}” โปรดแก้ไข"),
                format!("“test.questions” names a .toml file in questions/, not “{found}”. Please correct it."),
            ],
            K::NoLessons => say(
                "หลักสูตรยังไม่มีบทเรียน โปรดเพิ่มอย่างน้อยหนึ่งไฟล์ใน lessons/ เช่น lessons/01-first.md",
                "The course has no lesson. Please add at least one file in lessons/, such as lessons/01-first.md.",
            ),
            K::TooManyLessons { found, limit } => [
                format!("มี {found} บทเรียน เกิน {limit} บท โปรดรวมหรือแยกเป็นหลายหลักสูตร"),
                format!("There are {found} lessons, more than {limit}. Please join some or make several courses."),
            ],
            K::LessonTooLong { found, limit } => [
                format!("บทเรียนยาว {found} ตัวอักษร เกิน {limit} ตัวอักษร โปรดแบ่งเป็นหลายบท"),
                format!("The lesson has {found} characters, more than {limit}. Please make several lessons of it."),
            ],
            K::MissingFrontMatter => say(
                "บทเรียนต้องขึ้นต้นด้วยบรรทัด +++ ตามด้วย title และ minutes แล้วปิดด้วยบรรทัด +++ โปรดเพิ่มไว้บนสุด",
                "A lesson begins with a line +++, then title and minutes, then a line +++. Please add them at the top.",
            ),
            K::OpenFrontMatter => say(
                "ไม่พบบรรทัด +++ ที่ปิดส่วนหัวของบทเรียน โปรดเพิ่ม",
                "The line +++ that ends the head of the lesson is missing. Please add it.",
            ),
            K::EmptyLesson => {
                say("บทเรียนยังไม่มีเนื้อหา โปรดเขียนเนื้อหาใต้ส่วนหัว", "The lesson has no text. Please write some below its head.")
            }
            K::QuestionsWithoutLesson { lesson } => [
                format!("ไม่มีบทเรียน “{lesson}” สำหรับคำถามชุดนี้ โปรดตั้งชื่อไฟล์ให้ตรงกับบทเรียน หรือระบุเป็นแบบทดสอบใน course.toml"),
                format!(
                    "There is no lesson “{lesson}” for these questions. Please name the file as its lesson, or name it as the test in course.toml."
                ),
            ],
            K::TestFileIsPractice => say(
                "ไฟล์นี้ชื่อตรงกับบทเรียน จึงเป็นแบบฝึกหัดและใช้เป็นคลังข้อสอบพร้อมกันไม่ได้ โปรดตั้งชื่อคลังข้อสอบใหม่ เช่น questions/final.toml",
                "This file has the name of a lesson, so it is practice and cannot be the pool of the test as well. Please give the pool another name, such as questions/final.toml.",
            ),
            K::NoQuestions => say(
                "ไฟล์นี้ยังไม่มีคำถาม โปรดเพิ่ม [[question]] หรือนำไฟล์ออก",
                "This file has no question. Please add a [[question]] or take the file out.",
            ),
            K::TooManyQuestions { found, limit } => [
                format!("ไฟล์นี้มี {found} คำถาม เกิน {limit} ข้อ โปรดลดจำนวน"),
                format!("This file has {found} questions, more than {limit}. Please reduce them."),
            ],
            K::PoolTooSmall { draw, pool } => [
                format!("แบบทดสอบสุ่ม {draw} ข้อ แต่คลังมี {pool} ข้อ โปรดเพิ่มคำถามหรือลด “test.draw”"),
                format!("The test draws {draw} questions but the pool holds {pool}. Please add questions or lower “test.draw”."),
            ],
            K::SameQuota { skill, level } => [
                format!("โครงสร้างแบบทดสอบระบุ “{skill}” ระดับ {level} ซ้ำ โปรดรวมเป็นรายการเดียว"),
                format!("The blueprint lists “{skill}” at level {level} twice. Please make them one."),
            ],
            K::BlueprintSum { found, draw } => [
                format!("โครงสร้างแบบทดสอบรวมได้ {found} ข้อ แต่ “test.draw” คือ {draw} โปรดแก้ให้เท่ากัน"),
                format!("The blueprint adds up to {found} questions, but “test.draw” is {draw}. Please make them agree."),
            ],
            K::QuotaTooLarge { skill, level, count, pool } => [
                format!(
                    "โครงสร้างแบบทดสอบต้องการ “{skill}” ระดับ {level} จำนวน {count} ข้อ แต่คลังมี {pool} ข้อ โปรดเพิ่มคำถามที่ระบุ skill และ level นี้ หรือลด count"
                ),
                format!(
                    "The blueprint asks for {count} questions of “{skill}” at level {level}, but the pool holds {pool}. Please add questions with this skill and level, or lower count."
                ),
            ],
            K::SameQuestionId { id, file } => [
                format!("รหัสคำถาม “{id}” ใช้แล้วใน {file} โปรดตั้งรหัสใหม่"),
                format!("The question id “{id}” is already used in {file}. Please choose another."),
            ],
            K::CorrectOptions { id, found } => [
                format!("คำถาม “{id}” มีตัวเลือกที่ถูก {found} ข้อ ต้องมีข้อเดียว โปรดตรวจ correct = true"),
                format!("The question “{id}” has {found} correct options; it needs exactly one. Please check correct = true."),
            ],
            K::SeveralCorrect { id, found } => [
                format!("คำถาม “{id}” มีตัวเลือกที่ถูก {found} ข้อ ต้องมีสองข้อขึ้นไปแต่ไม่ใช่ทุกข้อ โปรดตรวจ correct = true"),
                format!(
                    "The question “{id}” has {found} correct options; it needs two or more, but not all. Please check correct = true."
                ),
            ],
            K::Weights { id } => [
                format!("คำถาม “{id}” ต้องมีตัวเลือกที่ได้ 3 คะแนนเพียงข้อเดียว และข้ออื่นต้องไม่เป็น 0 ทั้งหมด โปรดตรวจ points"),
                format!(
                    "The question “{id}” needs exactly one option with 3 points, and not all others with 0. Please check points."
                ),
            ],
            K::BestOption { id } => [
                format!("คำถาม “{id}” ต้องมีตัวเลือกที่ได้คะแนนสูงสุดเพียงข้อเดียว และข้ออื่นต้องไม่เป็น 0 ทั้งหมด โปรดตรวจ points"),
                format!(
                    "The question “{id}” needs one option with the most points, and not all others with 0. Please check points."
                ),
            ],
            K::GapMarks { id } => [
                format!(
                    "คำถาม “{id}” ต้องมี {{1}} {{2}} … ใน passage อย่างละหนึ่งครั้ง เรียงตามลำดับ และเท่ากับจำนวน [[question.gap]] โปรดแก้ไข"
                ),
                format!(
                    "The passage of the question “{id}” needs {{1}}, {{2}}, … once each and in order, as many as there are [[question.gap]]. Please correct it."
                ),
            ],
            K::GapChoice { id, gap } => [
                format!("คำถาม “{id}” ช่องว่างที่ {gap} มี answer ที่ไม่อยู่ใน choices โปรดแก้ไขให้ตรงกัน"),
                format!("In gap {gap} of the question “{id}” the answer is not one of the choices. Please make them agree."),
            ],
            K::CriterionLevels { id, criterion } => [
                format!("คำถาม “{id}” เกณฑ์ที่ {criterion} มี level ที่ points ซ้ำกันหรือเกินคะแนนของเกณฑ์ โปรดแก้ไข"),
                format!(
                    "In criterion {criterion} of the question “{id}” a level has points that are there twice or above those of the criterion. Please correct them."
                ),
            ],
            K::EssayInPractice { id } => [
                format!("คำถาม “{id}” ต้องมีผู้ตรวจให้คะแนน แต่แบบฝึกหัดให้ผลทันทีและไม่มีผู้ตรวจ โปรดย้ายไปไว้ในแบบทดสอบหลังเรียน หรือใช้คำถามชนิดอื่น"),
                format!(
                    "The question “{id}” is graded by people, but practice answers at once and nobody grades it. Please move it to the final test, or use another kind."
                ),
            ],
            K::EssayInBank { id } => [
                format!(
                    "ข้อสอบ “{id}” ต้องมีผู้ตรวจให้คะแนน แต่แบบทดสอบทักษะเลือกข้อถัดไปจากคำตอบทันที จึงใช้ได้เฉพาะในแบบทดสอบหลังเรียนของหลักสูตร โปรดใช้คำถามชนิดอื่น"
                ),
                format!(
                    "The item “{id}” is graded by people, but a skill test chooses the next item by the answer at once, so this kind is for final tests of courses only. Please use another kind."
                ),
            ],
            K::Tolerance { id } => [
                format!("คำถาม “{id}” ค่าคลาดเคลื่อนต้องไม่ติดลบ และใช้ tolerance_percent กับค่า 0 ไม่ได้ โปรดแก้ไข"),
                format!(
                    "The tolerance of the question “{id}” cannot be below 0, and a value of 0 has no tolerance_percent. Please correct it."
                ),
            ],
            K::SameCaseId { id } => [
                format!("มีกรณีศึกษา “{id}” อยู่แล้วในไฟล์นี้ โปรดตั้งรหัสใหม่"),
                format!("There is a case “{id}” in this file already. Please choose another id."),
            ],
            K::UnknownCase { id } => [
                format!("ไม่มีกรณีศึกษา “{id}” ในไฟล์นี้ โปรดเพิ่ม [[case]] หรือแก้รหัสให้ตรงกัน"),
                format!("There is no case “{id}” in this file. Please add a [[case]] or correct the id."),
            ],
            K::CaseQuestions { id } => [
                format!("กรณีศึกษา “{id}” ต้องมีคำถามตั้งแต่สองข้อขึ้นไปวางต่อกัน โปรดจัดลำดับใหม่"),
                format!("The case “{id}” needs two or more questions, one after the other. Please rearrange them."),
            ],
            K::CasesDoNotFit { draw } => [
                format!("สุ่มให้ครบ {draw} ข้อพอดีไม่ได้ เพราะคำถามของกรณีศึกษาเดียวกันต้องออกพร้อมกัน โปรดเพิ่มคำถามเดี่ยวหรือปรับ “test.draw”"),
                format!(
                    "Exactly {draw} questions cannot be drawn, since those about one case come together. Please add single questions or change “test.draw”."
                ),
            ],
            K::SameOption { id, first, second } => [
                format!("คำถาม “{id}” ตัวเลือกที่ {first} และ {second} มีข้อความเหมือนกัน โปรดแก้ไขข้อใดข้อหนึ่ง"),
                format!("Options {first} and {second} of the question “{id}” read the same. Please change one."),
            ],
            K::SameCode { code } => [
                format!("รหัส “{code}” ใช้แล้ว โปรดตั้งรหัสอื่นหรือลบรายการที่ซ้ำ"),
                format!("The code “{code}” is already used. Please choose another, or remove what is there twice."),
            ],
            K::LevelWithoutStatement { level } => [
                format!("ด้านนี้ไม่มีพฤติกรรมของระดับ {level} โปรดเพิ่มให้ครบทุกระดับ 1 ถึง 5 หรือไม่ใส่เลย"),
                format!(
                    "This area has no statement of level {level}. Please give some for each level from 1 to 5, or none at all."
                ),
            ],
            K::UnknownArea { code } => [
                format!("ไม่มีด้าน “{code}” ในกรอบนี้ โปรดตรวจรหัส"),
                format!("This framework has no area “{code}”. Please check the code."),
            ],
            K::FrameworkKind => say(
                "ไม่รู้จักชนิดของไฟล์นี้ โปรดใช้ไฟล์ .toml .csv หรือ .json (CASE)",
                "This kind of file is not known. Please use .toml, .csv or .json (CASE).",
            ),
            K::FrameworkShips { code } => [
                format!("กรอบ “{code}” เป็นกรอบที่มากับระบบ โปรดตั้งรหัสอื่นให้กรอบของท่าน"),
                format!("The framework “{code}” ships with the platform. Please give yours another code."),
            ],
            K::CodeOfAnother { code } => [
                format!("รหัส “{code}” เป็นของกรอบอื่นแล้ว โปรดตั้งรหัสอื่น"),
                format!("The code “{code}” belongs to another framework. Please choose another."),
            ],
            K::NoFrameworkRow => say(
                "ไม่มีแถวที่ kind เป็น framework ซึ่งบอกรหัส ปี และชื่อของกรอบ โปรดเพิ่มหนึ่งแถว",
                "There is no row of the kind framework, which gives code, edition and name. Please add one.",
            ),
            K::SecondFrameworkRow => {
                say("มีแถวชนิดนี้มากกว่าหนึ่งแถว โปรดเหลือไว้แถวเดียว", "There is more than one row of this kind. Please keep one.")
            }
            K::CaseNotJson { message } => [
                format!("อ่านไฟล์ CASE JSON ไม่ได้ โปรดส่งออกจากระบบต้นทางใหม่ ({message})"),
                format!("This is not CASE JSON that can be read. Please export it again ({message})."),
            ],
            K::CaseUnknownItem { identifier } => [
                format!("ความสัมพันธ์อ้างถึงรายการ “{identifier}” ซึ่งไม่มีในไฟล์ โปรดส่งออกให้ครบทั้งกรอบ"),
                format!(
                    "An association names the item “{identifier}”, which is not in the file. Please export the whole framework."
                ),
            ],
            K::CaseSecondParent { identifier } => [
                format!("รายการ “{identifier}” อยู่ใต้รายการอื่นมากกว่าหนึ่งรายการ โปรดเหลือไว้รายการเดียว"),
                format!("The item “{identifier}” is a child of more than one item. Please keep one."),
            ],
            K::CaseCircle { identifier } => [
                format!("รายการ “{identifier}” อยู่ใต้ตัวเอง โปรดแก้ความสัมพันธ์ isChildOf"),
                format!("The item “{identifier}” lies below itself. Please correct its isChildOf associations."),
            ],
            K::CaseWithoutLevel => say(
                "ข้อความพฤติกรรมนี้ไม่มีระดับ โปรดใส่ educationLevel ตั้งแต่ 1 ถึง 5",
                "This statement has no level. Please give an educationLevel from 1 to 5.",
            ),
            K::NotATable => say(
                "อ่านไฟล์นี้เป็นตารางไม่ได้ โปรดบันทึกจากโปรแกรมตารางคำนวณเป็น CSV UTF-8 (หรือ UTF-16, Windows-874)",
                "This file cannot be read as a table. Please save it from the spreadsheet as CSV UTF-8 (or UTF-16, Windows-874).",
            ),
            K::OpenQuote => say(
                "มีเครื่องหมายคำพูด \" ที่เปิดแล้วไม่ได้ปิด โปรดตรวจแถวนี้",
                "A quotation mark \" is opened and never closed. Please check this row.",
            ),
            K::NoRows => say(
                "ไฟล์นี้ไม่มีข้อมูลใต้แถวหัวตาราง โปรดเพิ่มอย่างน้อยหนึ่งแถว",
                "There is nothing below the head of the table. Please add at least one row.",
            ),
            K::TooManyRows { found, limit } => [
                format!("มี {found} แถว เกิน {limit} แถว โปรดแบ่งเป็นหลายไฟล์"),
                format!("There are {found} rows, more than {limit}. Please divide them into several files."),
            ],
            K::MissingColumn { name } => {
                [format!("ขาดคอลัมน์ “{name}” โปรดเพิ่ม"), format!("The column “{name}” is missing. Please add it.")]
            }
            K::UnknownColumn { name } => [
                format!("ไม่รู้จักคอลัมน์ “{name}” โปรดตรวจตัวสะกดหรือนำออก"),
                format!("The column “{name}” is not known. Please check its spelling or take it out."),
            ],
            K::SameColumn { name } => [
                format!("มีคอลัมน์ “{name}” มากกว่าหนึ่งคอลัมน์ โปรดเหลือไว้คอลัมน์เดียว"),
                format!("There is more than one column “{name}”. Please keep one."),
            ],
            K::CellCount { found, expected } => [
                format!("แถวนี้มี {found} ช่อง แต่หัวตารางมี {expected} ช่อง โปรดตรวจตัวคั่นและเครื่องหมายคำพูด"),
                format!("This row has {found} cells, the head has {expected}. Please check delimiters and quotation marks."),
            ],
            K::Unreadable { key } => [
                format!("“{key}” มีอักขระที่ระบบอ่านไม่ได้ โปรดพิมพ์ใหม่"),
                format!("“{key}” holds characters that cannot be read. Please type it again."),
            ],
            K::NotADate { key, found } => [
                format!("“{key}” เป็น “{found}” ไม่ได้ โปรดเขียนเช่น 20/11/2569 หรือ 2026-11-20"),
                format!("“{key}” cannot be “{found}”. Please write it like 20/11/2569 or 2026-11-20."),
            ],
            K::InTheFuture { key } => [
                format!("“{key}” เป็นวันที่ยังมาไม่ถึง โปรดตรวจปี"),
                format!("“{key}” is a day that has not come yet. Please check the year."),
            ],
            K::EndsBeforeItBegins => {
                say("วันหมดอายุต้องไม่มาก่อนวันที่ออก โปรดตรวจวันที่", "It cannot end before it was issued. Please check the dates.")
            }
            K::BadEmail { found } => [
                format!("“{found}” ไม่ใช่รูปแบบอีเมล โปรดแก้ไข เช่น name@agency.go.th"),
                format!("“{found}” is not an e-mail address such as name@agency.go.th. Please correct it."),
            ],
            K::BadNationalId => say(
                "เลขประจำตัวประชาชนไม่ถูกต้อง โปรดตรวจทั้ง 13 หลัก และตั้งช่องเป็นข้อความก่อนบันทึก",
                "This is not a valid national ID. Please check all 13 digits, and format the cell as text before saving.",
            ),
            K::NobodyNamed => say(
                "แถวนี้ไม่มีทั้งอีเมลและเลขประจำตัวประชาชน โปรดใส่อย่างใดอย่างหนึ่ง",
                "This row has neither e-mail nor national ID. Please give one of them.",
            ),
            K::TwoPeopleNamed => say(
                "อีเมลและเลขประจำตัวประชาชนในแถวนี้เป็นของคนละคน โปรดตรวจสอบ",
                "E-mail and national ID of this row belong to different people. Please check.",
            ),
            K::NoSuchPerson => say(
                "ไม่พบบุคคลนี้ในหน่วยงานที่ท่านดูแล โปรดตรวจอีเมลหรือเลขประจำตัวประชาชน",
                "This person is not found in the units that you look after. Please check e-mail or national ID.",
            ),
            K::Oneself => say(
                "ท่านไม่สามารถยืนยันผลของตนเองได้ โปรดให้ผู้ดูแลด้านทรัพยากรบุคคลคนอื่นดำเนินการ",
                "You cannot confirm your own result. Please ask another HR officer.",
            ),
            K::NoSuchArea { code } => [
                format!("ไม่มีด้านรหัส “{code}” โปรดใช้รหัสจากหน้ากรอบสมรรถนะ"),
                format!("There is no area with the code “{code}”. Please use a code from the list of areas."),
            ],
            K::SameResult { line } => [
                format!("ผลนี้อยู่ในแถวที่ {line} แล้ว โปรดเหลือไว้แถวเดียว"),
                format!("This result stands in line {line} already. Please keep one."),
            ],
            K::KnownOnOtherLevel { level } => [
                format!("ประกาศนียบัตรนี้บันทึกไว้แล้วที่ระดับ {level} โปรดใช้ระดับเดียวกันหรือนำแถวนี้ออก"),
                format!("This certificate is on record with level {level}. Please use the same level, or take the row out."),
            ],
            K::HeadingTooHigh => say(
                "หัวข้อในเนื้อหาเริ่มที่ ## เพราะชื่อบทเรียนเป็นหัวข้อแรกของหน้าแล้ว โปรดเพิ่ม # อีกหนึ่งตัว",
                "Headings in the text begin at ##, since the title is the first heading of the page. Please add another #.",
            ),
            K::PictureWithoutText { target } => [
                format!("รูป “{target}” ยังไม่มีคำบรรยายแทนภาพ โปรดเขียนในวงเล็บเหลี่ยมว่าภาพแสดงอะไร"),
                format!("The picture “{target}” has no text alternative. Please say between the square brackets what it shows."),
            ],
            K::PictureOutside { target } => [
                format!("รูป “{target}” ต้องอยู่ในโฟลเดอร์ media/ โปรดนำไฟล์มาไว้และอ้างเป็น media/ชื่อไฟล์"),
                format!("The picture “{target}” should be in media/. Please put the file there and write media/name."),
            ],
            K::NotAPicture { target } => [
                format!("“{target}” ไม่ใช่รูปภาพ โปรดทำเป็นลิงก์โดยตัดเครื่องหมาย ! ออก"),
                format!("“{target}” is not a picture. Please make it a link by taking out the “!”."),
            ],
            K::MissingMedia { target } => [
                format!("ไม่พบไฟล์ “{target}” โปรดเพิ่มไฟล์หรือแก้ชื่อให้ตรงกัน"),
                format!("The file “{target}” is missing. Please add it or correct the name."),
            ],
            K::MissingLesson { target } => [
                format!("ไม่มีบทเรียน “{target}” โปรดแก้ลิงก์ให้ตรงกับชื่อไฟล์บทเรียน"),
                format!("There is no lesson “{target}”. Please correct the link to the file name of a lesson."),
            ],
            K::MissingHeading { target } => [
                format!("ไม่มีหัวข้อ “{target}” ในบทเรียนนี้ โปรดแก้ลิงก์ให้ตรงกับข้อความของหัวข้อ"),
                format!("This lesson has no heading “{target}”. Please correct the link to the words of a heading."),
            ],
            K::BadLink { target } => [
                format!(
                    "ลิงก์ “{target}” ใช้ไม่ได้ที่นี่ ลิงก์ไปได้ที่ https: mailto: และ media/… ส่วนในบทเรียนยังไปที่ #หัวข้อ และชื่อไฟล์บทเรียนได้ โปรดแก้ไข"
                ),
                format!(
                    "The link “{target}” cannot be used here. Links lead to https:, mailto: and media/…, in lessons also to #headings and to lessons by file name. Please correct it."
                ),
            ],
            K::UnknownCallout { found } => [
                format!("ไม่รู้จักกรอบข้อความ “{found}” โปรดใช้ [!NOTE] [!TIP] [!WARNING] หรือ [!EXAMPLE] เพียงลำพังในบรรทัดแรก"),
                format!(
                    "The remark “{found}” is not known. Please write [!NOTE], [!TIP], [!WARNING] or [!EXAMPLE] alone on its first line."
                ),
            ],
            K::OnlyParagraphs => say(
                "ข้อความของคำถามเขียนได้เฉพาะย่อหน้า ตัวหนา ตัวเอน โค้ดสั้น ลิงก์ และรูป โปรดเขียนใหม่โดยไม่ใช้หัวข้อ รายการ ตาราง หรือกรอบ หากขึ้นต้นด้วยตัวเลขและจุด ให้ใส่ \\ หน้าจุด",
                "Texts of questions are made of paragraphs with emphasis, code, links and pictures. Please write it without headings, lists, tables or quotes. If it begins with a number and a dot, put a \\ before the dot.",
            ),
            K::OneParagraph => {
                say("ตัวเลือกเขียนได้ย่อหน้าเดียว โปรดรวมเป็นย่อหน้าเดียว", "An option is one paragraph. Please make one of it.")
            }
            K::UnknownMedia { ending } => [
                format!("ใช้ไฟล์ชนิด “{ending}” ใน media/ ไม่ได้ โปรดใช้ svg, png, jpg, webp หรือ pdf"),
                format!("Files of the kind “{ending}” cannot be used in media/. Please use svg, png, jpg, webp or pdf."),
            ],
            K::WrongContent { ending } => [
                format!("เนื้อไฟล์ไม่ตรงกับนามสกุล “{ending}” หรือไฟล์เสียหาย โปรดบันทึกใหม่ให้ตรงชนิด"),
                format!(
                    "What is inside does not match the ending “{ending}”, or is damaged. Please save the file again in that format."
                ),
            ],
            K::SvgNotXml { message } => [
                format!("รูป SVG เขียน XML ไม่ถูกรูปแบบ ({message}) โปรดส่งออกจากโปรแกรมวาดใหม่"),
                format!("The SVG is not well-formed XML ({message}). Please export it again from the drawing program."),
            ],
            K::SvgDoctype => say(
                "รูป SVG มี DOCTYPE หรือเอนทิตี ซึ่งใช้ไม่ได้ โปรดลบบรรทัด <!DOCTYPE …>",
                "The SVG has a DOCTYPE or entities, which are not allowed. Please delete the line <!DOCTYPE …>.",
            ),
            K::SvgNotSvg => say(
                "ไฟล์นี้ไม่ได้ขึ้นต้นด้วย <svg xmlns=\"http://www.w3.org/2000/svg\"> โปรดแก้ไข",
                "The file does not begin with <svg xmlns=\"http://www.w3.org/2000/svg\">. Please correct it.",
            ),
            K::SvgElement { name } => [
                format!("รูป SVG มี <{name}> ซึ่งใช้ไม่ได้ โปรดนำออก"),
                format!("The SVG holds <{name}>, which is not allowed. Please take it out."),
            ],
            K::SvgEvent { name } => [
                format!("รูป SVG มีแอตทริบิวต์เหตุการณ์ “{name}” ซึ่งใช้ไม่ได้ โปรดนำออก"),
                format!("The SVG holds the event attribute “{name}”, which is not allowed. Please take it out."),
            ],
            K::SvgOutside { target } => [
                format!("รูป SVG อ้างถึงสิ่งภายนอก “{target}” โปรดฝังไว้ในรูปหรือนำออก"),
                format!("The SVG refers to something outside: “{target}”. Please put it inside or take it out."),
            ],
            K::SvgViewBox => say(
                "รูป SVG ต้องมี viewBox ที่มีตัวเลขสี่ตัว เช่น viewBox=\"0 0 800 450\" โปรดเพิ่ม",
                "The SVG needs a viewBox of four numbers, such as viewBox=\"0 0 800 450\". Please add it.",
            ),
        }
    }
}

fn say(th: &str, en: &str) -> [String; 2] {
    [th.to_owned(), en.to_owned()]
}
