#include "workflows/file_rows.h"

#include "domain/documents/document_codec.h"
#include "domain/orders/draft_codec.h"
#include "domain/orders/merge_drafts.h"
#include "storage/order_ids.h"
#include "storage/order_store.h"
#include "workflows/named_columns.h"

namespace shuofa {
namespace {

// Ends the reading when there is enough; never shown.
constexpr ErrorReason enough_rows{"enough_rows", ErrorCode::Internal, "够了", "enough"};
constexpr ErrorReason original_missing{
    "original_missing", ErrorCode::Unavailable,
    "保存的原件找不到了，请从备份恢复，或者重新导入这个文件。",
    "The kept original is missing: restore a backup, or import the file again."};

class RowCollector {
public:
    RowCollector(const OrderStore& orders, const FileRowsRequest& request, FileRows& into)
        : orders_{orders}, request_{request}, into_{into} {}

    Result<void> take_frame(std::span<const std::byte> bytes) {
        const std::string_view view{reinterpret_cast<const char*>(bytes.data()), bytes.size()};
        if (is_document_frame(view)) return {};
        const BillFrame frame = TRY(decode_bill_frame(view));
        if (const auto* start = std::get_if<BillStart>(&frame)) member_ = start->member;
        if (const auto* chunk = std::get_if<DraftChunk>(&frame)) return take(*chunk);
        return {};
    }

private:
    Result<void> take(const DraftChunk& chunk) {
        const std::vector<OrderKey> keys = keys_of(chunk.drafts());
        const auto known = TRY(orders_.known(keys));
        for (const OrderDraft& draft : chunk.drafts()) {
            FileRow row;
            row.row = draft.row;
            row.kind = draft.kind;
            row.because = draft.other_money;
            row.amount = draft.amount;
            row.at = draft.at;
            row.number = draft.number;
            row.seller = draft.seller;
            row.title = draft.title;
            row.status = draft.status;
            if (draft.kind != DraftKind::NotPurchase) {
                for (std::size_t i = 0; i < keys.size(); ++i) {
                    if (keys[i] == key_of(draft) && known[i])
                        row.order = order_id_of(known[i]->ordinal);
                }
            }
            TRY(add(std::move(row)));
        }
        for (const RowProblem& problem : chunk.problems()) {
            FileRow row;
            row.row = problem.row;
            row.problem = problem;
            TRY(add(std::move(row)));
        }
        return {};
    }

    Result<void> add(FileRow row) {
        if (passed_++ < request_.after) return {};
        if (into_.rows.size() == static_cast<std::size_t>(request_.limit)) {
            into_.has_more = true;
            return fail(enough_rows);
        }
        row.member = member_;
        into_.rows.push_back(std::move(row));
        return {};
    }

    const OrderStore& orders_;
    const FileRowsRequest& request_;
    FileRows& into_;
    std::string member_;
    std::int64_t passed_ = 0;
};

}  // namespace

Result<FileRows> file_rows(const ImportBillsNeeds& needs, const FileRowsRequest& request) {
    return needs.database.read([&](sql::Transaction& transaction) -> Result<FileRows> {
        FileRows rows;
        rows.record = TRY((ImportStore{transaction, needs.vault}.load(request.import)));
        const auto digest = Digest::parse(rows.record.digest);
        if (!digest || !needs.blobs.has(*digest)) return fail(original_missing);
        const OrderStore orders{transaction, needs.vault};
        RowCollector collector{orders, request, rows};
        FileReading reading;
        reading.file = TRY(needs.blobs.path_of(*digest));
        reading.name = rows.record.file_name;
        reading.password = request.password;
        reading.columns = TRY(columns_for_reading(transaction, needs.vault, {}));
        const Result<void> read = needs.workshop.read_file(
            reading, {[&](std::span<const std::byte> bytes) { return collector.take_frame(bytes); },
                      nullptr});
        if (!read && read.error().reason.id != enough_rows.id)
            return tl::unexpected<Error>{read.error()};
        return rows;
    });
}

}  // namespace shuofa
