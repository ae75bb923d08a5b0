#include "domain/orders/total_differences.h"

#include <fmt/format.h>

#include <algorithm>

namespace shuofa {
namespace {

enum class Figure { Rows, Count, Amount };

Phrase reason_of(const BillReport& report, std::string_view line, Figure figure) {
    const std::string_view importer = report.importer;
    const auto warned = [&](std::string_view id) {
        return std::find(report.warnings.begin(), report.warnings.end(), id) !=
               report.warnings.end();
    };
    if (warned("file_truncated"))
        return {"文件不完整，后面的行缺失；请重新导出。",
                "The file is cut off and its last rows are missing: export it again."};
    if (report.problems > 0)
        return {fmt::format("有{}行没能读出来，不在计算之内。", report.problems),
                fmt::format("{} rows could not be read and are not counted.", report.problems)};
    // Recomputed from bills of both: their summaries count by rules of their own.
    if (importer.starts_with("jd_") && figure == Figure::Amount && line == "expense")
        return {"京东的“支出”合计已经减去写在同一行里的部分退款，逐行相加没有减。",
                "JD's total of spending has partial refunds written in the same row taken off; "
                "the sum of the rows has not."};
    if (importer.starts_with("jd_") && line == "neutral")
        return {"京东的“不计收支”金额只算退款行，笔数却把其他行也算在内。",
                "JD's neutral amount sums refund rows only, while its count has other rows too."};
    if (importer.starts_with("meituan_") && figure == Figure::Count && line == "expense")
        return {"美团的“支出”笔数把还款也算进去了，金额没有算。",
                "Meituan counts repayments among its spending rows, but not in the amount."};
    if (warned("resaved_by_spreadsheet"))
        return {"文件经表格软件另存过，可能有行或金额被改动；请用原始导出的文件核对。",
                "The file was saved again by a spreadsheet, which may have changed rows or sums: "
                "compare it with the original export."};
    return {"没有已知的原因。平台自己也注明统计口径可能不同；以逐行明细为准，差额请留意。",
            "No known reason. The platform itself prints that its totals may differ; the rows "
            "count, and the difference is worth a look."};
}

class Differences {
public:
    explicit Differences(const BillReport& report) : report_{report} {}

    void rows(std::optional<std::int64_t> stated, std::optional<std::int64_t> computed) {
        add_count("rows", "rows", Figure::Rows, stated, computed);
    }
    void line(const std::string& name, const TotalLine& stated, const TotalLine& computed) {
        add_count(name + "_count", name, Figure::Count, stated.count, computed.count);
        if (!stated.amount || !computed.amount || *stated.amount == *computed.amount) return;
        found_.push_back({name, stated.amount->text(), computed.amount->text(),
                          (*stated.amount - *computed.amount).text(),
                          reason_of(report_, name, Figure::Amount)});
    }
    std::vector<TotalDifference> take() { return std::move(found_); }

private:
    void add_count(const std::string& what, std::string_view line, Figure figure,
                   std::optional<std::int64_t> stated, std::optional<std::int64_t> computed) {
        if (!stated || !computed || *stated == *computed) return;
        found_.push_back({what, std::to_string(*stated), std::to_string(*computed),
                          std::to_string(*stated - *computed), reason_of(report_, line, figure)});
    }

    const BillReport& report_;
    std::vector<TotalDifference> found_;
};

}  // namespace

std::vector<TotalDifference> total_differences(const BillReport& report) {
    if (!report.totals.stated) return {};
    const BillSums& stated = *report.totals.stated;
    const BillSums& computed = report.totals.computed;
    Differences found{report};
    found.rows(stated.rows, computed.rows);
    found.line("income", stated.income, computed.income);
    found.line("expense", stated.expense, computed.expense);
    found.line("neutral", stated.neutral, computed.neutral);
    return found.take();
}

}  // namespace shuofa
