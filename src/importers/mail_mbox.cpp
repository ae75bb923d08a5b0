// Many mails in one file (.mbox): mboxo, mboxrd, and what Gmail, Foxmail and QQ export.

#include "formats/mail.h"
#include "importers/importer.h"
#include "importers/mail_message.h"

namespace shuofa {
namespace {

constexpr std::size_t most_mails = 100'000;

int likeness(const DocumentGlimpse& glimpse) {
    return mime::looks_like_mail_box(glimpse.head) ? 92 : 0;
}

Result<void> read(const DocumentFile& file, const DocumentSink& sink) {
    const std::vector<dkim::Key> keys = dkim::parse_keys(file.mail_keys);
    const ByteFile bytes = file_of(file.bytes);
    mime::MailBox box{stream_of(bytes)};
    for (std::uint32_t number = 1; number <= most_mails; ++number) {
        const std::optional<mime::BoxedMail> mail = TRY(box.next());
        if (!mail) break;
        DocumentPlace place;
        place.part = "mail " + std::to_string(number);
        place.begin = mail->begin;
        place.end = mail->end;
        const Result<void> done = read_mail(mail->bytes, place, keys, sink);
        if (done) continue;
        const ErrorReason& reason = done.error().reason;
        sink.problem({number,
                      std::string{reason.id},
                      {std::string{reason.zh}, std::string{reason.en}},
                      place.part});
    }
    return {};
}

}  // namespace

extern const DocumentReader mail_mbox;
const DocumentReader mail_mbox{"mail_mbox", "邮箱备份", "Mailbox", likeness, read};

}  // namespace shuofa
