// Columns that somebody typed, a line end, and any table: no amount is negative, and what a heading
// suggests can always be given back as it stands.

#include "importers/own_table.h"
#include "importers/read_file.h"

#include <cstdint>
#include <cstdlib>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace shuofa;
    const std::string_view all{reinterpret_cast<const char*>(data), size};
    const std::size_t end = std::min(all.find('\n'), all.size());
    const std::string_view table = all.substr(std::min(end + 1, all.size()));
    std::vector<ColumnMapping> columns;
    if (auto choices = parse_columns(all.substr(0, end))) {
        columns.push_back({"", *choices});
        const auto again = parse_columns(columns_text(*choices));
        if (!again || *again != *choices) std::abort();
    }
    const std::string proposal = propose_columns({"", FileShape::Text, table});
    if (!proposal.empty() && !parse_columns(proposal)) std::abort();
    BillSink bills;
    bills.start = [](const BillStart&) {};
    bills.draft = [](const OrderDraft& draft) {
        if (draft.amount.is_negative() || !draft.at) std::abort();
        if (draft.kind != DraftKind::NotPurchase && draft.number.empty()) std::abort();
    };
    bills.problem = [](const RowProblem&) {};
    bills.finish = [](const BillReport&) {};
    const ByteFile file = file_of(table);
    (void)read_file({file, "table.csv", "", "", columns}, {bills, nullptr, nullptr});
    return 0;
}
