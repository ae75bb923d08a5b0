#include "importers/mail_message.h"

#include "base/digest.h"
#include "base/text.h"
#include "formats/html_text.h"
#include "formats/mail.h"

#include <algorithm>
#include <optional>

namespace shuofa {
namespace {

constexpr std::size_t most_text = 1U << 20;
constexpr std::size_t most_links = 100;
constexpr std::int64_t second = 1'000'000;

std::string without_brackets(std::string_view id) {
    id = trim(id);
    if (id.starts_with('<')) id.remove_prefix(1);
    if (id.ends_with('>')) id.remove_suffix(1);
    return std::string{id};
}

MailAddress address_of(const mime::Address& address) {
    return {safe_for_display(address.name), safe_for_display(address.address)};
}

// When the mail came in: the server that received it last wrote so on top.
std::optional<std::int64_t> received_at(const mime::Message& message) {
    const std::string_view received = message.header("received");
    const std::size_t semicolon = received.rfind(';');
    if (semicolon == std::string_view::npos) return {};
    return mime::read_date(mime::decode_header(received.substr(semicolon + 1)));
}

std::string squeezed(std::string_view text) {
    std::string out;
    for (const char c : text) {
        if (static_cast<unsigned char>(c) > ' ') out += c;
    }
    return out;
}

// The texts of a mail as one, and what had to be guessed for it.
class MailText {
public:
    void add(const mime::Part& part) {
        if (part.type == "text/html") {
            html::Text page = html::read(part.bytes, part.charset);
            label_wrong_ = label_wrong_ || page.charset_wrong;
            cut_ = cut_ || page.cut;
            for (std::string& link : page.links)
                add_link(std::move(link));
            append(shown_, page.text);
        } else {
            const mime::CharsetText text = mime::decode_charset(part.bytes, part.charset);
            label_wrong_ = label_wrong_ || text.label_wrong;
            append(plain_, trim(replace_all(text.text, "\r\n", "\n")));
            find_links(plain_);
        }
    }

    // A mail mostly tells the same twice, plainly and as a page.  What only the plain part says is
    // kept before the page.
    std::string text() const {
        if (shown_.empty()) return plain_;
        const std::string plain = squeezed(plain_);
        if (plain.empty() || contains(squeezed(shown_), plain)) return shown_;
        return std::string{first_code_points(plain_ + "\n\n" + shown_, most_text / 4)};
    }
    std::vector<std::string> links() const { return links_; }
    bool label_wrong() const { return label_wrong_; }
    bool cut() const { return cut_; }

private:
    void append(std::string& to, std::string_view text) {
        if (text.empty()) return;
        if (!to.empty()) to += "\n\n";
        const std::size_t room = most_text - std::min(to.size(), most_text);
        if (text.size() > room) {
            cut_ = true;
            text = first_code_points(text, room / 4);
        }
        to += text;
    }

    void add_link(std::string link) {
        if (links_.size() < most_links &&
            std::find(links_.begin(), links_.end(), link) == links_.end())
            links_.push_back(std::move(link));
    }

    void find_links(std::string_view text) {
        for (std::size_t at = text.find("http"); at != std::string_view::npos;
             at = text.find("http", at + 4)) {
            const std::string_view rest = text.substr(at, 2000);
            if (!rest.starts_with("http://") && !rest.starts_with("https://")) continue;
            const auto end = std::find_if(rest.begin(), rest.end(), [](char c) {
                return c <= ' ' || c > '~' || c == '"' || c == '<' || c == '>' || c == '\'';
            });
            std::string link{rest.begin(), end};
            while (!link.empty() &&
                   std::string_view{".,;:!?)"}.find(link.back()) != std::string_view::npos)
                link.pop_back();
            if (link.size() > 10) add_link(std::move(link));
        }
    }

    std::string plain_, shown_;
    std::vector<std::string> links_;
    bool label_wrong_ = false;
    bool cut_ = false;
};

DkimOutcome outcome_of(const dkim::Outcome& outcome) {
    DkimState state = DkimState::None;
    switch (outcome.state) {
        case dkim::State::None:
            break;
        case dkim::State::NoKey:
            state = DkimState::NoKey;
            break;
        case dkim::State::Pass:
            state = DkimState::Pass;
            break;
        case dkim::State::Weak:
            state = DkimState::Weak;
            break;
        case dkim::State::Fail:
            state = DkimState::Fail;
            break;
    }
    return {state, safe_for_display(outcome.domain), safe_for_display(outcome.selector),
            outcome.reason};
}

// The name that a file without one gets.
std::string name_of_part(const mime::Part& part, std::size_t number) {
    if (!part.name.empty()) return part.name;
    if (part.type == "message/rfc822") return "mail-" + std::to_string(number) + ".eml";
    return "attachment-" + std::to_string(number);
}

// Pictures of a newsletter and signatures of mail programs are listed, not read.
bool is_worth_reading(const mime::Part& part) {
    return !part.type.starts_with("image/") && !part.type.ends_with("-signature") &&
           part.type != "text/calendar" && !part.bytes.empty();
}

}  // namespace

Result<void> read_mail(std::string_view bytes, const DocumentPlace& place,
                       const std::vector<dkim::Key>& keys, const DocumentSink& sink) {
    const mime::Message message = TRY(mime::read(bytes));
    Mail mail;
    const auto decoded = [&](std::string_view name) {
        return safe_for_display(mime::decode_header(message.header(name)));
    };
    mail.message_id = without_brackets(decoded("message-id"));
    mail.subject = decoded("subject");
    const auto from = mime::decode_addresses(message.header("from"));
    if (!from.empty()) mail.from = address_of(from.front());
    for (const mime::Address& to : mime::decode_addresses(message.header("to")))
        mail.to.push_back(address_of(to));
    if (const auto sent = mime::read_date(decoded("date"))) mail.sent_at = Instant{*sent * second};

    MailText text;
    std::vector<const mime::Part*> files;
    for (const mime::Part& part : message.parts) {
        if (!part.attached) {
            text.add(part);
            continue;
        }
        files.push_back(&part);
        mail.attachments.push_back({name_of_part(part, files.size()), part.type, part.bytes.size(),
                                    sha256(part.bytes).hex()});
    }
    mail.text = text.text();
    mail.links = text.links();
    mail.dkim = outcome_of(dkim::verify(bytes, keys, received_at(message)));

    std::vector<std::string> notes;
    if (text.label_wrong()) notes.emplace_back("charset_label_wrong");
    if (message.cut || text.cut()) notes.emplace_back("cut");
    sink.document({std::move(mail), place, std::move(notes)});
    for (std::size_t i = 0; i < files.size(); ++i) {
        if (is_worth_reading(*files[i]))
            sink.attachment(name_of_part(*files[i], i + 1), files[i]->bytes);
    }
    return {};
}

}  // namespace shuofa
