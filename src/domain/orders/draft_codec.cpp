#include "domain/orders/draft_codec.h"

#include "base/text.h"
#include "domain/frame_bytes.h"

#include <array>
#include <cstring>
#include <limits>

namespace shuofa {
namespace {

using namespace frame;

constexpr ErrorReason bill_frame_damaged{
    "bill_frame_damaged", ErrorCode::Unavailable,
    "读取账单的程序返回了无法识别的内容，请重新导入一次；如果仍然失败，请更新本程序。",
    "The program that reads bills answered with something unreadable: import the file again, and "
    "update this program if it fails once more."};

constexpr char version = 1;
constexpr char start_tag = 'S';
constexpr char chunk_tag = 'C';
constexpr char report_tag = 'R';

// The order number is nearly always part of the row's own numbers; then only its length is sent.
enum NumberFrom : unsigned char { OwnText, TradeNumberHead, MerchantNumberTail };

constexpr unsigned char has_refund_stated = 4;
constexpr unsigned char has_time = 8;
constexpr unsigned char has_parcel = 16;  // two more texts, which few rows have
constexpr unsigned char has_shipped = 32;

NumberFrom number_from(const OrderDraft& draft) {
    if (draft.trade_number.starts_with(draft.number)) return TradeNumberHead;
    if (draft.merchant_number.ends_with(draft.number)) return MerchantNumberTail;
    return OwnText;
}

constexpr std::size_t text_count = 8;

std::array<std::string_view, text_count> texts_of(const OrderDraft& draft) {
    return {draft.trade_number, draft.merchant_number, draft.seller,   draft.title,
            draft.method,       draft.status,          draft.category, draft.note};
}

// Cuts the texts of the drafts out of the one block in which they stand.
class TextCutter {
public:
    explicit TextCutter(std::string_view block) : block_{block} {}

    std::string_view cut(std::uint64_t size) {
        if (size > block_.size() - at_) {
            ok_ = false;
            return {};
        }
        const std::string_view text = block_.substr(at_, size);
        at_ += size;
        // The block is valid UTF-8 as a whole; a text must not begin inside a character.
        if (!text.empty() && (static_cast<unsigned char>(text.front()) & 0xC0) == 0x80) ok_ = false;
        return text;
    }

    bool finished() const { return ok_ && at_ == block_.size(); }

private:
    std::string_view block_;
    std::size_t at_ = 0;
    bool ok_ = true;
};

void read_number(Reader& reader, TextCutter& cutter, NumberFrom from, OrderDraft& draft) {
    const std::uint64_t size = reader.number();
    switch (from) {
        case OwnText:
            draft.number = cutter.cut(size);
            return;
        case TradeNumberHead:
            if (size <= draft.trade_number.size()) {
                draft.number = draft.trade_number.substr(0, size);
                return;
            }
            break;
        case MerchantNumberTail:
            if (size <= draft.merchant_number.size()) {
                draft.number = draft.merchant_number.substr(draft.merchant_number.size() - size);
                return;
            }
            break;
    }
    reader.fail_with<int>();
}

// Parts of a number must not cut a character; whole texts were checked by the cutter.
bool begins_and_ends_whole(std::string_view part, std::string_view whole) {
    const auto inside = [](char c) { return (static_cast<unsigned char>(c) & 0xC0) == 0x80; };
    if (part.empty()) return true;
    if (inside(part.front())) return false;
    const char* end = part.data() + part.size();
    return end == whole.data() + whole.size() || !inside(*end);
}

OrderDraft read_draft(Reader& reader, TextCutter& cutter) {
    OrderDraft draft;
    draft.kind = reader.enumerator<DraftKind>();
    draft.other_money = reader.enumerator<OtherMoney>();
    draft.source = reader.enumerator<SourceKind>();
    draft.platform = reader.enumerator<Platform>();
    draft.state = reader.enumerator<OrderState>();
    draft.numbered_by = reader.enumerator<SourceKind>();
    const unsigned char flags = reader.byte();
    const std::uint64_t row = reader.number();
    if (row > std::numeric_limits<std::uint32_t>::max()) reader.fail_with<int>();
    draft.row = static_cast<std::uint32_t>(row);
    draft.amount = reader.money();
    if (flags & has_refund_stated) draft.refund_stated = reader.money();
    if (flags & has_time) draft.at = reader.instant();
    if (draft.amount.is_negative() || draft.refund_stated.value_or(Money{}).is_negative())
        reader.fail_with<int>();
    std::array<std::string_view, text_count> texts;
    for (std::string_view& text : texts)
        text = cutter.cut(reader.number());
    draft.trade_number = texts[0];
    draft.merchant_number = texts[1];
    draft.seller = texts[2];
    draft.title = texts[3];
    draft.method = texts[4];
    draft.status = texts[5];
    draft.category = texts[6];
    draft.note = texts[7];
    read_number(reader, cutter, static_cast<NumberFrom>(flags & 3), draft);
    if ((flags & 3) == TradeNumberHead && !begins_and_ends_whole(draft.number, draft.trade_number))
        reader.fail_with<int>();
    if ((flags & 3) == MerchantNumberTail &&
        !begins_and_ends_whole(draft.number, draft.merchant_number))
        reader.fail_with<int>();
    if (flags & has_parcel) {
        draft.waybill = cutter.cut(reader.number());
        draft.carrier = cutter.cut(reader.number());
    }
    if (flags & has_shipped) draft.shipped_at = reader.instant();
    return draft;
}

RowProblem read_problem(Reader& reader) {
    RowProblem problem;
    problem.row = static_cast<std::uint32_t>(reader.number());
    problem.reason_id = reader.text();
    problem.reason.zh = reader.text();
    problem.reason.en = reader.text();
    problem.text = reader.text();
    return problem;
}

void put_line(std::string& out, const TotalLine& line) {
    put_optional(out, line.count, [&](std::int64_t count) { put_signed(out, count); });
    put_optional(out, line.amount, [&](Money amount) { put_signed(out, amount.fen()); });
}

TotalLine read_line(Reader& reader) {
    TotalLine line;
    line.count = reader.optional([&] { return reader.signed_number(); });
    line.amount = reader.optional([&] { return reader.money(); });
    return line;
}

void put_sums(std::string& out, const BillSums& sums) {
    put_optional(out, sums.rows, [&](std::int64_t rows) { put_signed(out, rows); });
    put_line(out, sums.income);
    put_line(out, sums.expense);
    put_line(out, sums.neutral);
}

BillSums read_sums(Reader& reader) {
    BillSums sums;
    sums.rows = reader.optional([&] { return reader.signed_number(); });
    sums.income = read_line(reader);
    sums.expense = read_line(reader);
    sums.neutral = read_line(reader);
    return sums;
}

std::string frame_head(char tag) { return {tag, version}; }

BillStart read_start(Reader& reader) {
    BillStart start;
    start.importer = reader.text();
    start.member = reader.text();
    start.as_of = reader.optional([&] { return reader.instant(); });
    return start;
}

BillReport read_report(Reader& reader) {
    BillReport report;
    report.importer = reader.text();
    report.title.zh = reader.text();
    report.title.en = reader.text();
    report.member = reader.text();
    report.layout = reader.text();
    report.encoding = reader.text();
    report.rows = reader.signed_number();
    report.problems = reader.signed_number();
    report.as_of = reader.optional([&] { return reader.instant(); });
    const std::uint64_t warnings = reader.number();
    for (std::uint64_t i = 0; i < warnings && reader.ok(); ++i)
        report.warnings.push_back(reader.text());
    report.totals.stated = reader.optional([&] { return read_sums(reader); });
    report.totals.computed = read_sums(reader);
    report.totals.agree = reader.optional([&] { return reader.byte() != 0; });
    return report;
}

}  // namespace

void DraftChunkWriter::add(const OrderDraft& draft) {
    const NumberFrom from = number_from(draft);
    const unsigned flags = static_cast<unsigned>(from) |
                           (draft.refund_stated ? has_refund_stated : 0u) |
                           (draft.at ? has_time : 0u) | (draft.shipped_at ? has_shipped : 0u) |
                           (draft.waybill.empty() && draft.carrier.empty() ? 0u : has_parcel);
    // Seven bytes and at most 16 numbers: written here and appended once.
    char head[7 + 16 * longest_number] = {
        static_cast<char>(draft.kind),   static_cast<char>(draft.other_money),
        static_cast<char>(draft.source), static_cast<char>(draft.platform),
        static_cast<char>(draft.state),  static_cast<char>(draft.numbered_by),
        static_cast<char>(flags)};
    char* end = head + 7;
    end = write_number(end, draft.row);
    end = write_number(end, folded(draft.amount.fen()));
    if (draft.refund_stated) end = write_number(end, folded(draft.refund_stated->fen()));
    if (draft.at) end = write_number(end, folded(draft.at->micros));
    for (const std::string_view text : texts_of(draft)) {
        end = write_number(end, text.size());
        texts_ += text;
    }
    end = write_number(end, draft.number.size());
    if (from == OwnText) texts_ += draft.number;
    if (flags & has_parcel) {
        end = write_number(end, draft.waybill.size());
        end = write_number(end, draft.carrier.size());
        texts_ += draft.waybill;
        texts_ += draft.carrier;
    }
    if (draft.shipped_at) end = write_number(end, folded(draft.shipped_at->micros));
    fixed_.append(head, static_cast<std::size_t>(end - head));
    ++drafts_;
}

void DraftChunkWriter::add(const RowProblem& problem) {
    put_number(problem_bytes_, problem.row);
    put_text(problem_bytes_, problem.reason_id);
    put_text(problem_bytes_, problem.reason.zh);
    put_text(problem_bytes_, problem.reason.en);
    put_text(problem_bytes_, problem.text);
    ++problems_;
}

std::string DraftChunkWriter::take() {
    std::string frame;
    frame.reserve(size() + 48);
    frame += frame_head(chunk_tag);
    put_number(frame, drafts_);
    put_number(frame, problems_);
    put_number(frame, texts_.size());
    frame += texts_;
    frame += fixed_;
    frame += problem_bytes_;
    texts_.clear();
    fixed_.clear();
    problem_bytes_.clear();
    drafts_ = 0;
    problems_ = 0;
    return frame;
}

std::string encode(const BillStart& start) {
    std::string out = frame_head(start_tag);
    put_text(out, start.importer);
    put_text(out, start.member);
    put_optional(out, start.as_of, [&](Instant at) { put_signed(out, at.micros); });
    return out;
}

std::string encode(const BillReport& report) {
    std::string out = frame_head(report_tag);
    for (const std::string_view text :
         {std::string_view{report.importer}, std::string_view{report.title.zh},
          std::string_view{report.title.en}, std::string_view{report.member},
          std::string_view{report.layout}, std::string_view{report.encoding}}) {
        put_text(out, text);
    }
    put_signed(out, report.rows);
    put_signed(out, report.problems);
    put_optional(out, report.as_of, [&](Instant at) { put_signed(out, at.micros); });
    put_number(out, report.warnings.size());
    for (const std::string& warning : report.warnings)
        put_text(out, warning);
    put_optional(out, report.totals.stated, [&](const BillSums& sums) { put_sums(out, sums); });
    put_sums(out, report.totals.computed);
    put_optional(out, report.totals.agree,
                 [&](bool agree) { out += static_cast<char>(agree ? 1 : 0); });
    return out;
}

Result<DraftChunk> decode_draft_chunk(std::string_view frame) {
    Reader reader{frame.substr(2)};
    const std::uint64_t drafts = reader.number();
    const std::uint64_t problems = reader.number();
    const std::string_view texts = reader.raw(reader.number());
    // A draft takes at least 17 bytes, a problem 5: counts that cannot fit reserve nothing.
    if (!reader.ok() || drafts > reader.left() / 17 || problems > reader.left() / 5 ||
        !is_utf8(texts)) {
        return fail(bill_frame_damaged, "chunk head");
    }
    DraftChunk chunk;
    chunk.texts_ = std::make_unique<char[]>(texts.size());
    if (!texts.empty()) std::memcpy(chunk.texts_.get(), texts.data(), texts.size());
    TextCutter cutter{{chunk.texts_.get(), texts.size()}};
    chunk.drafts_.reserve(drafts);
    for (std::uint64_t i = 0; i < drafts && reader.ok(); ++i)
        chunk.drafts_.push_back(read_draft(reader, cutter));
    chunk.problems_.reserve(problems);
    for (std::uint64_t i = 0; i < problems && reader.ok(); ++i)
        chunk.problems_.push_back(read_problem(reader));
    if (!reader.ok() || !reader.at_end() || !cutter.finished())
        return fail(bill_frame_damaged, "chunk");
    return chunk;
}

Result<BillFrame> decode_bill_frame(std::string_view frame) {
    if (frame.size() < 2 || frame[1] != version) return fail(bill_frame_damaged, "version");
    Reader reader{frame.substr(2)};
    switch (frame[0]) {
        case chunk_tag: {
            DraftChunk chunk = TRY(decode_draft_chunk(frame));
            return BillFrame{std::move(chunk)};
        }
        case start_tag: {
            BillStart start = read_start(reader);
            if (reader.ok() && reader.at_end()) return BillFrame{std::move(start)};
            return fail(bill_frame_damaged, "start");
        }
        case report_tag: {
            BillReport report = read_report(reader);
            if (reader.ok() && reader.at_end()) return BillFrame{std::move(report)};
            return fail(bill_frame_damaged, "report");
        }
        default:
            return fail(bill_frame_damaged, "tag");
    }
}

}  // namespace shuofa
