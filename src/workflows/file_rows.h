#pragma once

#include "domain/orders/order_draft.h"
#include "storage/import_store.h"
#include "workflows/import_bills.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace shuofa {

// One row of a bill, and what became of it.
struct FileRow {
    std::string member;  // name inside an archive
    std::uint32_t row = 0;
    DraftKind kind = DraftKind::Purchase;
    OtherMoney because = OtherMoney::None;  // why it is no purchase
    std::optional<OrderId> order;           // the order it went into
    Money amount;
    std::optional<Instant> at;
    std::string number;  // of the order
    std::string seller;
    std::string title;
    std::string status;
    std::optional<RowProblem> problem;  // it could not be read; the rest is empty then
};

struct FileRows {
    ImportRecord record;
    std::vector<FileRow> rows;
    bool has_more = false;
};

struct FileRowsRequest {
    ImportId import;
    std::string password;    // for encrypted archives
    std::int64_t after = 0;  // leave out so many rows
    int limit = 200;
};

// Reads the kept original again and tells row by row what became of it.
Result<FileRows> file_rows(const ImportBillsNeeds& needs, const FileRowsRequest& request);

}  // namespace shuofa
