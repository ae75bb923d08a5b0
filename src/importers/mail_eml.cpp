// One mail as a mail program saves it (.eml, RFC 5322), CRLF or LF.

#include "formats/mail.h"
#include "importers/importer.h"
#include "importers/mail_message.h"
#include "importers/saved_page.h"

namespace shuofa {
namespace {

int likeness(const DocumentGlimpse& glimpse) {
    if (!mime::looks_like_mail(glimpse.head)) return 0;
    return is_saved_page(glimpse.head) ? 0 : 90;
}

Result<void> read(const DocumentFile& file, const DocumentSink& sink) {
    return read_mail(file.bytes, {}, dkim::parse_keys(file.mail_keys), sink);
}

}  // namespace

extern const DocumentReader mail_eml;
const DocumentReader mail_eml{"mail_eml", "邮件", "Mail", likeness, read};

}  // namespace shuofa
