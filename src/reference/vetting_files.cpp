#include "reference/vetting_files.h"

#include "reference/yaml_fields.h"

namespace shuofa {
namespace {

constexpr std::string_view file = "vetting/checks.yaml";

Result<VettingCheck> read_check(const YamlNode& node) {
    YamlFields fields{file, node};
    VettingCheck check;
    check.id = TRY(fields.text("id"));
    check.kind = TRY(fields.choice<CheckKind>("kind"));
    check.weight = TRY(fields.number("weight", 1, 6));
    check.decisive = TRY(fields.truth("decisive", false));
    check.may_not_apply = TRY(fields.truth("may_not_apply", false));
    check.title = TRY(fields.phrase("title"));
    check.why = TRY(fields.phrase("why"));
    check.how = TRY(fields.phrase("how"));
    check.articles = TRY(fields.phrases("articles"));
    TRY(fields.finish());
    return check;
}

}  // namespace

Result<VettingChecklist> read_vetting_checks(std::string_view content) {
    const YamlNode tree = TRY(read_yaml_tree(file, content));
    YamlFields fields{file, tree};
    VettingChecklist checklist;
    for (const YamlNode& item : TRY(fields.must("checks"))->items) {
        VettingCheck check = TRY(read_check(item));
        if (checklist.find(check.id)) return fields.broken("twice: " + check.id, item.line);
        checklist.checks.push_back(std::move(check));
    }
    TRY(fields.finish());
    return checklist;
}

}  // namespace shuofa
