#include "domain/documents/document_codec.h"

#include "base/text.h"
#include "domain/frame_bytes.h"

#include <concepts>
#include <utility>

namespace shuofa {
namespace {

constexpr ErrorReason document_frame_damaged{
    "document_frame_damaged", ErrorCode::Unavailable,
    "读取文件的程序返回了无法识别的内容，请重新导入一次；如果仍然失败，请更新本程序。",
    "The program that reads files answered with something unreadable: import the file again, and "
    "update this program if it fails once more."};

constexpr char version = 1;
constexpr char document_tag = 'D';
constexpr char report_tag = 'F';

// Each kind's members are listed once, in `members_of`; one archive writes them, the other reads
// them.
class Writer {
public:
    explicit Writer(std::string& out) : out_{out} {}

    // What is no UTF-8 (a byte a reader could not decode) becomes U+FFFD: shown, not believed.
    void operator()(const std::string& text) {
        frame::put_text(out_, is_utf8(text) ? text : utf8(code_points(text)));
    }
    void operator()(std::uint64_t number) { frame::put_number(out_, number); }
    void operator()(std::uint32_t number) { frame::put_number(out_, number); }
    void operator()(std::int64_t number) { frame::put_signed(out_, number); }
    void operator()(Money amount) { frame::put_signed(out_, amount.fen()); }
    void operator()(Instant at) { frame::put_signed(out_, at.micros); }
    void operator()(Day day) { frame::put_number(out_, day_number(day)); }
    void operator()(bool yes) { out_ += static_cast<char>(yes ? 1 : 0); }
    template <class E>
    requires std::is_enum_v<E>
    void operator()(E value) { out_ += static_cast<char>(value); }
    template <class T>
    void operator()(const std::optional<T>& value) {
        frame::put_optional(out_, value, [this](const T& known) { (*this)(known); });
    }
    template <class T>
    void operator()(const std::vector<T>& list) {
        frame::put_number(out_, list.size());
        for (const T& entry : list)
            (*this)(entry);
    }
    template <class T>
    requires requires(Writer& w, const T& t) { members_of(w, t); }
    void operator()(const T& value) { members_of(*this, value); }

    static std::uint64_t day_number(Day day) {
        return static_cast<std::uint64_t>(serial(day).time_since_epoch().count());
    }

private:
    std::string& out_;
};

class Reader {
public:
    explicit Reader(std::string_view bytes) : bytes_{bytes} {}

    bool finished() const { return bytes_.ok() && bytes_.at_end(); }

    void operator()(std::string& text) { text = bytes_.text(); }
    void operator()(std::uint64_t& number) { number = bytes_.number(); }
    void operator()(std::uint32_t& number) {
        const std::uint64_t wide = bytes_.number();
        number = static_cast<std::uint32_t>(wide);
        if (number != wide) bytes_.fail_with<int>();
    }
    void operator()(std::int64_t& number) { number = bytes_.signed_number(); }
    void operator()(Money& amount) { amount = bytes_.money(); }
    void operator()(Instant& at) { at = bytes_.instant(); }
    void operator()(Day& day) {
        constexpr std::uint64_t last_day = 84'005;  // 2199-12-31
        const std::uint64_t number = bytes_.number();
        if (number > last_day) return bytes_.fail_with<void>();
        day = Day{std::chrono::sys_days{std::chrono::days{static_cast<int>(number)}}};
    }
    void operator()(bool& yes) { yes = bytes_.byte() != 0; }
    template <class E>
    requires std::is_enum_v<E>
    void operator()(E& value) { value = bytes_.enumerator<E>(); }
    template <class T>
    void operator()(std::optional<T>& value) {
        if (bytes_.byte() == 0) return value.reset();
        (*this)(value.emplace());
    }
    template <class T>
    void operator()(std::vector<T>& list) {
        const std::uint64_t count = bytes_.number();
        // The list grows with what is really there: a count alone reserves nothing.
        for (std::uint64_t i = 0; i < count && bytes_.ok(); ++i) {
            if (bytes_.at_end()) return bytes_.fail_with<void>();
            (*this)(list.emplace_back());
        }
    }
    template <class T>
    requires requires(Reader& r, T& t) { members_of(r, t); }
    void operator()(T& value) { members_of(*this, value); }

private:
    frame::Reader bytes_;
};

template <class T, class U>
concept Is = std::same_as<std::remove_const_t<T>, U>;

template <class Archive, class... Members>
void list(Archive& archive, Members&... members) {
    (archive(members), ...);
}

void members_of(auto& a, Is<Phrase> auto& it) { list(a, it.zh, it.en); }
void members_of(auto& a, Is<RowProblem> auto& it) {
    list(a, it.row, it.reason_id, it.reason, it.text);
}
void members_of(auto& a, Is<InvoiceParty> auto& it) { list(a, it.name, it.tax_number); }
void members_of(auto& a, Is<InvoiceLine> auto& it) { list(a, it.name, it.quantity, it.gross); }
void members_of(auto& a, Is<Invoice> auto& it) {
    list(a, it.number, it.code, it.check_code, it.type, it.colour, it.form, it.seller, it.buyer,
         it.issued_on, it.net, it.tax, it.gross, it.lines, it.remark, it.refers_to);
}
void members_of(auto& a, Is<DkimOutcome> auto& it) {
    list(a, it.state, it.domain, it.selector, it.reason);
}
void members_of(auto& a, Is<MailAddress> auto& it) { list(a, it.name, it.address); }
void members_of(auto& a, Is<MailAttachment> auto& it) {
    list(a, it.name, it.type, it.size, it.sha256);
}
void members_of(auto& a, Is<Mail> auto& it) {
    list(a, it.message_id, it.from, it.to, it.subject, it.sent_at, it.text, it.links,
         it.attachments, it.dkim);
}
void members_of(auto& a, Is<ChatMessage> auto& it) {
    list(a, it.at, it.precision, it.sender, it.side, it.kind, it.text, it.quoted, it.ambiguous,
         it.line);
}
void members_of(auto& a, Is<Chat> auto& it) { list(a, it.app, it.title, it.messages); }
void members_of(auto& a, Is<ParcelEvent> auto& it) { list(a, it.at, it.text, it.place, it.state); }
void members_of(auto& a, Is<Parcel> auto& it) {
    list(a, it.carrier, it.number, it.order_number, it.state, it.events);
}
void members_of(auto& a, Is<Call> auto& it) {
    list(a, it.contact, it.number, it.started_at, it.container_at, it.duration_seconds, it.pattern,
         it.format);
}
void members_of(auto& a, Is<Page> auto& it) {
    list(a, it.title, it.address, it.captured_at, it.tool, it.text, it.price);
}
void members_of(auto& a, Is<MailKey> auto& it) { list(a, it.selector, it.domain, it.record); }
void members_of(auto& a, Is<Picture> auto& it) {
    list(a, it.format, it.width, it.height, it.taken_at, it.named_at, it.written_at, it.screenshot,
         it.app, it.device, it.has_location);
}
void members_of(auto& a, Is<DocumentPlace> auto& it) {
    list(a, it.member, it.part, it.row, it.begin, it.end);
}
void members_of(auto& a, Is<FileReport> auto& it) {
    list(a, it.outcome, it.member, it.reader, it.title, it.size, it.sha256, it.documents,
         it.problem_count, it.problems, it.reason_id, it.reason, it.facts);
}

// Makes the content of the kind, empty, for the reader to fill.
template <std::size_t... I>
DocumentContent empty_content(DocumentKind kind, std::index_sequence<I...>) {
    DocumentContent content;
    ((static_cast<std::size_t>(kind) == I ? void(content.emplace<I>()) : void()), ...);
    return content;
}

std::string head(char tag) { return {tag, version}; }

}  // namespace

std::string encode(const DocumentDraft& document) {
    std::string out = head(document_tag);
    Writer writer{out};
    writer(kind_of(document.content));
    std::visit([&](const auto& content) { writer(content); }, document.content);
    writer(document.place);
    writer(document.notes);
    return out;
}

std::string encode(const FileReport& report) {
    std::string out = head(report_tag);
    Writer{out}(report);
    return out;
}

bool is_document_frame(std::string_view frame) {
    return !frame.empty() && (frame[0] == document_tag || frame[0] == report_tag);
}

Result<DocumentFrame> decode_document_frame(std::string_view frame) {
    if (frame.size() < 2 || frame[1] != version) return fail(document_frame_damaged, "version");
    Reader reader{frame.substr(2)};
    if (frame[0] == report_tag) {
        FileReport report;
        reader(report);
        if (!reader.finished() || report.documents < 0 || report.problem_count < 0) {
            return fail(document_frame_damaged, "report");
        }
        return DocumentFrame{std::move(report)};
    }
    if (frame[0] != document_tag) return fail(document_frame_damaged, "tag");
    DocumentKind kind{};
    reader(kind);
    DocumentDraft draft{
        empty_content(kind, std::make_index_sequence<std::variant_size_v<DocumentContent>>{}),
        {},
        {}};
    std::visit([&](auto& content) { reader(content); }, draft.content);
    reader(draft.place);
    reader(draft.notes);
    if (!reader.finished()) return fail(document_frame_damaged, "document");
    return DocumentFrame{std::move(draft)};
}

}  // namespace shuofa
