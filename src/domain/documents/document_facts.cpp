#include "domain/documents/document_facts.h"

#include "base/text.h"
#include "domain/documents/carriers.h"

#include <algorithm>
#include <unordered_set>

namespace shuofa {
namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

bool is_number(std::string_view run) {
    if (run.size() < 10 || run.size() > 40) return false;
    const auto digits = std::count_if(run.begin(), run.end(), is_digit);
    if (digits < 9) return false;
    const bool plain = static_cast<std::size_t>(digits) == run.size();
    // A mobile number; a day with a time, 20261108203015.
    if (plain && run.size() == 11 && run[0] == '1') return false;
    if (plain && run.size() == 14 && run.starts_with("20") && run[4] <= '1') return false;
    if (run.starts_with("20") && run[4] == '-') return false;  // 2026-11-08-21-03-11
    // Words with a number after them are addresses and file names, not waybills.
    const auto letters = std::count_if(run.begin(), run.end(), is_letter);
    return letters <= 6;
}

std::string in_capitals(std::string_view run) {
    std::string text{run};
    for (char& c : text) {
        if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
    }
    return text;
}

// Collects numbers once each.
class Numbers {
public:
    void own(std::string_view number) { add(in_capitals(trim(number)), true); }
    void in(std::string_view text) {
        for (std::string& number : find_numbers(text))
            add(std::move(number), false);
    }
    std::vector<DocumentNumber> take() { return std::move(numbers_); }

private:
    static constexpr std::size_t most = 2000;

    void add(std::string number, bool own) {
        if (number.size() < 8 || numbers_.size() >= most) return;
        if (!seen_.insert(number).second) return;
        numbers_.push_back({std::move(number), own});
    }
    std::vector<DocumentNumber> numbers_;
    std::unordered_set<std::string> seen_;
};

struct CollectNumbers {
    Numbers& numbers;

    void operator()(const Invoice& invoice) const {
        numbers.own(invoice.code + invoice.number);
        if (!invoice.code.empty()) numbers.own(invoice.number);
        numbers.in(invoice.refers_to);
        numbers.in(invoice.remark);
    }
    void operator()(const Mail& mail) const {
        numbers.in(mail.subject);
        numbers.in(mail.text);
        for (const MailAttachment& attachment : mail.attachments)
            numbers.in(attachment.name);
    }
    void operator()(const Chat& chat) const {
        for (const ChatMessage& message : chat.messages) {
            numbers.in(message.text);
            numbers.in(message.quoted);
        }
    }
    void operator()(const Parcel& parcel) const {
        numbers.own(parcel.number);
        numbers.in(parcel.order_number);
    }
    void operator()(const Call&) const {}
    void operator()(const Page& page) const {
        numbers.in(page.address);
        numbers.in(page.title);
        numbers.in(page.text);
    }
    void operator()(const MailKey&) const {}
    void operator()(const Picture&) const {}
};

Instant noon(Day day) { return china_instant(day, 12, 0, 0); }

}  // namespace

std::vector<std::string> find_numbers(std::string_view text, std::size_t most) {
    std::vector<std::string> found;
    std::unordered_set<std::string> seen;
    for (std::size_t at = 0; at < text.size() && found.size() < most;) {
        const char c = text[at];
        if (!is_digit(c) && !is_letter(c)) {
            ++at;
            continue;
        }
        std::size_t end = at;
        while (end < text.size() && (is_digit(text[end]) || is_letter(text[end]) ||
                                     (text[end] == '-' && end + 1 < text.size() &&
                                      (is_digit(text[end + 1]) || is_letter(text[end + 1])))))
            ++end;
        std::string_view run = text.substr(at, end - at);
        at = end;
        // Alipay writes a Taobao order as T200P and its number.
        if (run.starts_with("T200P") && run.size() == 24) run.remove_prefix(5);
        if (!is_number(run)) continue;
        std::string number = in_capitals(run);
        if (seen.insert(number).second) found.push_back(std::move(number));
    }
    return found;
}

std::vector<DocumentNumber> numbers_of(const DocumentContent& content) {
    Numbers numbers;
    std::visit(CollectNumbers{numbers}, content);
    return numbers.take();
}

std::string number_of(const DocumentContent& content) {
    struct Number {
        std::string operator()(const Invoice& invoice) const { return invoice.number; }
        std::string operator()(const Mail& mail) const { return mail.message_id; }
        std::string operator()(const Chat&) const { return {}; }
        std::string operator()(const Parcel& parcel) const { return parcel.number; }
        std::string operator()(const Call& call) const { return call.number; }
        std::string operator()(const Page&) const { return {}; }
        std::string operator()(const MailKey& key) const { return key.selector; }
        std::string operator()(const Picture&) const { return {}; }
    };
    return std::visit(Number{}, content);
}

std::string title_of(const DocumentContent& content) {
    struct Title {
        std::string operator()(const Invoice& invoice) const { return invoice.seller.name; }
        std::string operator()(const Mail& mail) const { return mail.subject; }
        std::string operator()(const Chat& chat) const {
            if (!chat.title.empty()) return chat.title;
            for (const ChatMessage& message : chat.messages) {
                if (message.side != MessageSide::Self && !message.sender.empty())
                    return message.sender;
            }
            return {};
        }
        std::string operator()(const Parcel& parcel) const {
            return std::string{carrier_name(parcel.carrier)};
        }
        std::string operator()(const Call& call) const {
            return call.contact.empty() ? call.number : call.contact;
        }
        std::string operator()(const Page& page) const {
            return page.title.empty() ? page.address : page.title;
        }
        std::string operator()(const MailKey& key) const { return key.domain; }
        std::string operator()(const Picture& picture) const {
            return picture.app.empty() ? picture.device : picture.app;
        }
    };
    return std::string{first_code_points(std::visit(Title{}, content), 200)};
}

std::optional<Instant> time_of(const DocumentContent& content) {
    struct Time {
        std::optional<Instant> operator()(const Invoice& invoice) const {
            if (!invoice.issued_on) return std::nullopt;
            return noon(*invoice.issued_on);
        }
        std::optional<Instant> operator()(const Mail& mail) const { return mail.sent_at; }
        std::optional<Instant> operator()(const Chat& chat) const {
            for (const ChatMessage& message : chat.messages) {
                if (message.at) return message.at;
            }
            return std::nullopt;
        }
        std::optional<Instant> operator()(const Parcel& parcel) const {
            std::optional<Instant> last;
            for (const ParcelEvent& event : parcel.events)
                last = std::max(last, event.at);
            return last;
        }
        std::optional<Instant> operator()(const Call& call) const {
            return call.started_at ? call.started_at : call.container_at;
        }
        std::optional<Instant> operator()(const Page& page) const { return page.captured_at; }
        std::optional<Instant> operator()(const MailKey&) const { return std::nullopt; }
        std::optional<Instant> operator()(const Picture& picture) const {
            if (picture.taken_at) return picture.taken_at;
            return picture.named_at ? picture.named_at : picture.written_at;
        }
    };
    return std::visit(Time{}, content);
}

}  // namespace shuofa
