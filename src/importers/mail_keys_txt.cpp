// Keys of mail servers as text: one line "selector._domainkey.domain v=DKIM1; k=rsa; p=...".  With
// them mails are checked without the network.

#include "base/text.h"
#include "formats/text_encoding.h"
#include "importers/importer.h"

namespace shuofa {
namespace {

constexpr std::string_view mark = "._domainkey.";

struct KeyLine {
    std::string_view name, record;
};

KeyLine cut(std::string_view line) {
    line = trim(line);
    const std::size_t blank = line.find_first_of(" \t");
    if (line.starts_with('#') || blank == std::string_view::npos) return {};
    return {line.substr(0, blank), trim(line.substr(blank))};
}

bool is_key(const KeyLine& line) {
    return contains(line.name, mark) && contains(line.record, "p=");
}

int likeness(const DocumentGlimpse& glimpse) {
    if (!contains(glimpse.text, mark)) return 0;
    for (const std::string_view text : split(glimpse.text, '\n')) {
        if (trim(text).empty() || trim(text).starts_with('#')) continue;
        return is_key(cut(text)) ? 90 : 0;
    }
    return 0;
}

Result<void> read(const DocumentFile& file, const DocumentSink& sink) {
    const std::string text = decode_text(file.bytes).text;
    std::uint32_t row = 0;
    for (const std::string_view raw : split(text, '\n')) {
        ++row;
        if (trim(raw).empty() || trim(raw).starts_with('#')) continue;
        const KeyLine line = cut(raw);
        if (!is_key(line)) {
            sink.problem({row,
                          "mail_key_unreadable",
                          {"这一行不是邮件签名公钥，没有读取。", "This line is no mail key."},
                          std::string{first_code_points(trim(raw), 200)}});
            continue;
        }
        const std::size_t at = line.name.find(mark);
        sink.document(
            {MailKey{std::string{line.name.substr(0, at)},
                     lower_ascii(line.name.substr(at + mark.size())), std::string{line.record}},
             {.row = row},
             {}});
    }
    return {};
}

}  // namespace

extern const DocumentReader mail_keys_txt;
const DocumentReader mail_keys_txt{"mail_keys_txt", "邮件签名公钥", "Keys of mail servers",
                                   likeness, read};

}  // namespace shuofa
