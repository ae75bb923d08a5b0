#pragma once

#include "domain/channels/directory.h"
#include "domain/law/rule_book.h"
#include "ports/library.h"

namespace shuofa {

// A library without knowledge; a test overrides the parts that it needs.
class BareLibrary : public Library {
public:
    Result<const RuleBook*> rules() override { return fail(not_in_this_test, "rules"); }
    Result<std::unique_ptr<RuleBook>> rules_of(const RulePackSet&) override {
        return fail(not_in_this_test, "rules_of");
    }
    Result<RulePack> describe_pack(std::span<const PackFile>) override {
        return fail(not_in_this_test, "describe_pack");
    }
    Result<const WorkCalendar*> calendar() override { return fail(not_in_this_test, "calendar"); }
    Result<const Directory*> directory() override { return fail(not_in_this_test, "directory"); }
    Result<const PaperTemplates*> templates() override {
        return fail(not_in_this_test, "templates");
    }
    std::vector<TextFile> rule_tests() override { return {}; }
    Result<std::unique_ptr<Directory>> read_directory(const std::vector<TextFile>&) override {
        return fail(not_in_this_test, "directory");
    }
    std::vector<std::string> directory_faults(const Directory&, Day) override { return {}; }
    Result<const VettingChecklist*> checklist() override {
        return fail(not_in_this_test, "checklist");
    }
    Result<const Guide*> guide() override { return fail(not_in_this_test, "guide"); }

private:
    static constexpr ErrorReason not_in_this_test{"not_in_this_test", ErrorCode::Internal,
                                                  "这个测试没有这部分资料。",
                                                  "This test has no such knowledge."};
};

}  // namespace shuofa
