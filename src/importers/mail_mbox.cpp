// Many mails in one file (.mbox): mboxo, mboxrd, and what Gmail, Foxmail and QQ export.

#include "formats/mail.h"
#include "importers/importer.h"
#include "importers/mail_message.h"

namespace shuofa {
namespace {

constexpr std::uint32_t most_mails = 1'000'000;

struct BoxProblem {
    std::string_view id, zh, en;
};
constexpr BoxProblem mail_cut{"mail_cut", "这封邮件太大，只读了前面一部分；原件完整保留。",
                              "This mail is too large: only its begin was read; the original is "
                              "kept whole."};
constexpr BoxProblem rest_of_box_unread{"rest_of_box_unread",
                                        "邮箱里的邮件太多，后面的没有读取；原件完整保留。",
                                        "The mailbox holds too many mails: the rest was not read; "
                                        "the original is kept whole."};

int likeness(const DocumentGlimpse& glimpse) {
    return mime::looks_like_mail_box(glimpse.head) ? 92 : 0;
}

void tell(const DocumentSink& sink, std::uint32_t number, std::string_view part,
          const BoxProblem& reason) {
    sink.problem({number,
                  std::string{reason.id},
                  {std::string{reason.zh}, std::string{reason.en}},
                  std::string{part}});
}

// One mail at a time is held, and no more of it than a mail may have: a mailbox may be larger than
// the memory.
Result<void> read_stream(const DocumentStream& file, const DocumentSink& sink) {
    const std::vector<dkim::Key> keys = dkim::parse_keys(file.mail_keys);
    mime::MailBox box{file.bytes};
    for (std::uint32_t number = 1;; ++number) {
        const std::optional<mime::BoxedMail> mail = TRY(box.next());
        if (!mail) return {};
        if (number > most_mails) {
            tell(sink, number, {}, rest_of_box_unread);
            return {};
        }
        DocumentPlace place;
        place.part = "mail " + std::to_string(number);
        place.begin = mail->begin;
        place.end = mail->end;
        if (mail->cut) tell(sink, number, place.part, mail_cut);
        const Result<void> done = read_mail(mail->bytes, place, keys, sink);
        if (done) continue;
        const ErrorReason& reason = done.error().reason;
        sink.problem({number,
                      std::string{reason.id},
                      {std::string{reason.zh}, std::string{reason.en}},
                      place.part});
    }
}

Result<void> read(const DocumentFile& file, const DocumentSink& sink) {
    const ByteFile bytes = file_of(file.bytes);
    return read_stream({file.name, stream_of(bytes), file.mail_keys}, sink);
}

}  // namespace

extern const DocumentReader mail_mbox;
const DocumentReader mail_mbox{"mail_mbox", "邮箱备份", "Mailbox", likeness, read, read_stream};

}  // namespace shuofa
