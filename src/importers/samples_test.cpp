// Reads every file under samples/ and compares what comes out with the .expected.json beside it.
// Run with UPDATE_EXPECTED=1 to write the expected files anew; review them like code.

#include "base/text.h"
#include "domain/orders/merge_drafts.h"
#include "domain/orders/refunds.h"
#include "formats/zip.h"
#include "importers/read_file.h"
#include "importers/text_input.h"
#include "importers/workbook_input.h"
#include "testing/sample_files.h"

#include <boost/json.hpp>
#include <fmt/format.h>
#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>

namespace shuofa {
namespace {

namespace fs = std::filesystem;
namespace json = boost::json;

// Samples of the readers of documents have their own test.
bool is_document(const fs::path& path) {
    const std::string folder = path.parent_path().filename().string();
    const auto readers = all_document_readers();
    return std::any_of(readers.begin(), readers.end(),
                       [&](const DocumentReader* reader) { return reader->id == folder; });
}

std::vector<fs::path> samples() {
    std::vector<fs::path> found;
    for (const auto& entry : fs::recursive_directory_iterator{samples_folder()}) {
        const std::string name = entry.path().filename().string();
        if (entry.is_regular_file() && !name.ends_with(".expected.json") && name != "README.md" &&
            !is_document(entry.path()))
            found.push_back(entry.path());
    }
    std::sort(found.begin(), found.end());
    return found;
}

fs::path expected_path(const fs::path& sample) { return sample.string() + ".expected.json"; }

template <class T>
json::value text_or_null(const std::optional<T>& value) {
    if (!value) return nullptr;
    if constexpr (std::is_same_v<T, Money>) {
        return json::string{value->text()};
    } else if constexpr (std::is_same_v<T, Instant>) {
        return json::string{rfc3339(*value)};
    } else {
        return json::value(*value);
    }
}

void put(json::object& object, std::string_view name, std::string_view text) {
    if (!text.empty()) object[name] = json::string{text};
}

json::object to_json(const OrderDraft& draft) {
    json::object out;
    out["row"] = draft.row;
    out["kind"] = name_of(draft.kind);
    if (draft.kind == DraftKind::NotPurchase) out["because"] = name_of(draft.other_money);
    if (draft.kind != DraftKind::NotPurchase) {
        out["numbered_by"] = name_of(draft.numbered_by);
        out["number"] = draft.number;
        out["platform"] = name_of(draft.platform);
    }
    if (draft.kind == DraftKind::Purchase || draft.kind == DraftKind::UnpaidOrder)
        out["state"] = name_of(draft.state);
    out["amount"] = draft.amount.text();
    if (draft.refund_stated) out["refund_stated"] = draft.refund_stated->text();
    out["at"] = text_or_null(draft.at);
    put(out, "trade", draft.trade_number);
    put(out, "merchant", draft.merchant_number);
    put(out, "seller", draft.seller);
    put(out, "title", draft.title);
    put(out, "method", draft.method);
    put(out, "status", draft.status);
    put(out, "category", draft.category);
    put(out, "note", draft.note);
    put(out, "waybill", draft.waybill);
    put(out, "carrier", draft.carrier);
    if (draft.shipped_at) out["shipped_at"] = text_or_null(draft.shipped_at);
    return out;
}

json::object to_json(const TotalLine& line) {
    return {{"count", text_or_null(line.count)}, {"amount", text_or_null(line.amount)}};
}

json::object to_json(const BillSums& sums) {
    return {{"rows", text_or_null(sums.rows)},
            {"income", to_json(sums.income)},
            {"expense", to_json(sums.expense)},
            {"neutral", to_json(sums.neutral)}};
}

json::object to_json(const BillReport& report) {
    json::object out;
    out["importer"] = report.importer;
    put(out, "member", report.member);
    out["layout"] = report.layout;
    out["encoding"] = report.encoding;
    out["rows"] = report.rows;
    out["problems"] = report.problems;
    out["as_of"] = text_or_null(report.as_of);
    json::array warnings;
    for (const std::string& warning : report.warnings)
        warnings.emplace_back(warning);
    out["warnings"] = warnings;
    out["stated"] = report.totals.stated ? json::value(to_json(*report.totals.stated)) : nullptr;
    out["computed"] = to_json(report.totals.computed);
    out["agree"] = text_or_null(report.totals.agree);
    return out;
}

json::object to_json(const Order& order) {
    json::object out;
    out["number"] = order.number;
    out["state"] = name_of(order.state);
    out["paid"] = text_or_null(order.paid);
    out["refunded"] = order.refunded.text();
    out["refund_rows"] = order.refunds.size();
    out["ordered_at"] = text_or_null(order.ordered_at);
    put(out, "seller", order.seller);
    put(out, "title", order.title);
    return out;
}

// What the shopper says when importing the sample; stands in its .expected.json.
struct Given {
    std::string password;
    std::string columns;  // of a table that nobody knows
};

// What the reader says of a file, one line a thing, so that a change shows as a small diff.
struct Outcome {
    std::string error;
    std::vector<json::object> reports, drafts, problems;
    Merge merge;

    std::string text(const Given& given) const {
        json::object counts{{"orders_added", merge.counts.orders_added},
                            {"refunds_added", merge.counts.refunds_added},
                            {"unchanged", merge.counts.unchanged},
                            {"not_purchases", merge.counts.not_purchases}};
        std::string out = "{\n";
        for (const auto& [name, value] :
             {std::pair{"password", &given.password}, {"columns", &given.columns}}) {
            if (value->empty()) continue;
            out += fmt::format("\"{}\": {},\n", name, json::serialize(json::string{*value}));
        }
        if (!error.empty()) out += "\"error\": " + json::serialize(json::string{error}) + ",\n";
        std::vector<json::object> orders;
        for (const Order& order : merge.added)
            orders.push_back(to_json(order));
        out += "\"reports\": " + lines(reports) + ",\n";
        out += "\"counts\": " + json::serialize(counts) + ",\n";
        out += "\"drafts\": " + lines(drafts) + ",\n";
        out += "\"orders\": " + lines(orders) + ",\n";
        out += "\"problems\": " + lines(problems) + "\n}\n";
        return out;
    }

    static std::string lines(const std::vector<json::object>& objects) {
        std::string out = "[";
        for (std::size_t i = 0; i < objects.size(); ++i)
            out += (i == 0 ? "\n  " : ",\n  ") + json::serialize(objects[i]);
        return out + (objects.empty() ? "]" : "\n]");
    }
};

Outcome read_sample(const fs::path& path, const Given& given) {
    const std::string bytes = bytes_of(path);
    const ByteFile file = file_of(bytes);
    Outcome outcome;
    std::vector<Order> known;
    const BillFile from{"sample", std::nullopt};
    BillSink sink;
    sink.start = [](const BillStart&) {};
    sink.draft = [&](const OrderDraft& draft) {
        outcome.drafts.push_back(to_json(draft));
        // One row a chunk: the result must not depend on the cut.
        Merge merge = merge_drafts(std::move(known), {&draft, 1}, from);
        outcome.merge.counts += merge.counts;
        for (auto* part : {&merge.added, &merge.changed}) {
            for (Order& order : *part) {
                auto& all = outcome.merge.added;
                const auto at = std::find_if(all.begin(), all.end(), [&](const Order& o) {
                    return key_of(o) == key_of(order);
                });
                if (at == all.end()) {
                    all.push_back(order);
                } else {
                    *at = order;
                }
            }
        }
        known = outcome.merge.added;
    };
    sink.problem = [&](const RowProblem& problem) {
        outcome.problems.push_back(
            {{"row", problem.row}, {"reason", problem.reason_id}, {"text", problem.text}});
    };
    sink.finish = [&](const BillReport& report) { outcome.reports.push_back(to_json(report)); };
    const auto on_file = [&](const FileReport& report) {
        if (report.member.empty()) outcome.error = report.reason_id;
    };
    std::vector<ColumnMapping> columns;
    if (!given.columns.empty()) columns.push_back({"", *parse_columns(given.columns)});
    const auto result = read_file({file, path.filename().string(), given.password, "", columns},
                                  {sink, nullptr, on_file});
    if (!result) outcome.error = result.error().reason.id;
    return outcome;
}

Given given_with(const fs::path& sample) {
    const std::string text = bytes_of(expected_path(sample));
    if (text.empty()) return {};
    const json::value expected = json::parse(text);
    const auto said = [&](std::string_view name) {
        const auto* value = expected.as_object().if_contains(name);
        return value == nullptr ? std::string{} : std::string{value->as_string()};
    };
    return {said("password"), said("columns")};
}

class Sample : public testing::TestWithParam<fs::path> {};

TEST_P(Sample, GivesExactlyWhatIsExpected) {
    const Given given = given_with(GetParam());
    const std::string actual = read_sample(GetParam(), given).text(given);
    if (std::getenv("UPDATE_EXPECTED") != nullptr) {
        std::ofstream{expected_path(GetParam()), std::ios::binary} << actual;
        return;
    }
    EXPECT_EQ(actual, bytes_of(expected_path(GetParam())));
}

// Shows the file to all importers of its shape; only the one whose folder it lies in may claim it.
TEST_P(Sample, IsClaimedByItsOwnImporterAlone) {
    const std::string owner = GetParam().parent_path().filename().string();
    const std::string bytes = bytes_of(GetParam());
    const ByteFile file = file_of(bytes);
    std::vector<std::pair<FileShape, std::string>> heads;
    WorkbookInput workbook{file, {}};
    TextInput text{stream_of(file), {}};
    if (!looks_like_zip(bytes) && !xls::looks_like_compound_file(bytes)) {
        ASSERT_TRUE(text.open());
        heads.emplace_back(FileShape::Text, text.head());
    } else if (workbook.open()) {
        for (std::size_t sheet = 0; sheet < workbook.sheets(); ++sheet)
            heads.emplace_back(FileShape::Workbook, workbook.head(sheet));
    }
    for (const auto& [shape, head] : heads) {
        for (const Importer* importer : all_importers()) {
            if (importer->shape != shape || importer->id == owner) continue;
            EXPECT_LT(importer->likeness({GetParam().filename().string(), shape, head}), 40)
                << importer->id;
        }
    }
}

std::string test_name(const testing::TestParamInfo<fs::path>& sample) {
    std::string name =
        sample.param.parent_path().filename().string() + "_" + sample.param.filename().string();
    std::replace_if(
        name.begin(), name.end(),
        [](unsigned char c) { return c >= 0x80 || (!std::isalnum(c) && c != '_'); }, '_');
    return name;
}

INSTANTIATE_TEST_SUITE_P(All, Sample, testing::ValuesIn(samples()), test_name);

TEST(Samples, AreThereForEveryImporter) {
    for (const Importer* importer : all_importers())
        EXPECT_TRUE(fs::is_directory(samples_folder() / importer->id)) << importer->id;
}

}  // namespace
}  // namespace shuofa
