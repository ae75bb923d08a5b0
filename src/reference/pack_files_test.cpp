#include "reference/pack_files.h"

#include "domain/law/assess.h"
#include "reference/holiday_files.h"
#include "reference/rule_files.h"

#include <gtest/gtest.h>

namespace shuofa {
namespace {

const std::string manifest =
    "id: shandong\nversion: 1.2\nschema: 1\ntitle: {zh: 山东, en: Shandong}\nkind: provincial\n"
    "applies_to: {province: [shandong]}\nchecked: 2026-11-23\nnote: {zh: 注, en: note}\n"
    "author: 某某\n";

const std::string national =
    "id: national\nversion: 1\nschema: 1\ntitle: {zh: 全国, en: national}\nkind: national\n"
    "checked: 2026-11-23\nnote: {zh: 注, en: note}\nauthor: 说法\n";

const std::string facts = R"(
facts:
  - {name: fake, kind: yes_no, title: {zh: 假, en: fake}}
  - {name: province, kind: choice, title: {zh: 省, en: province}, choices: [{id: shandong, zh: 山东, en: Shandong}]}
)";
const std::string sources = "laws:\n  - {id: XBF, name: {zh: 消法, en: consumer law}}\n";
const std::string shipped_rule =
    "id: base\ncode: A-1\nlaw: XBF\narticle: 一\nin_short: {zh: 短, en: short}\nchecked: "
    "2026-11-23\nwhen: fake\ngives: {remedies: [refund]}\n";

std::string own_rule(const std::string& id, const std::string& body) {
    return "id: " + id +
           "\nlaw: LOC-SD\narticle: 二\nin_short: {zh: 短, en: short}\nchecked: 2026-11-23\n" +
           body;
}

VaultRulePack pack(const std::string& rule, const std::string& described = manifest) {
    return {.id = "shandong",
            .files = {{"pack.yaml", described},
                      {"sources.yaml", "laws: [{id: LOC-SD, name: {zh: 山东条例, en: SD}}]\n"},
                      {"art-2.yaml", rule}},
            .signer = "key"};
}

Result<RuleBook> with(const RulePackSet& set) {
    const RuleFile files[] = {{"facts.yaml", facts},
                              {"sources.yaml", sources},
                              {"packs/national/pack.yaml", national},
                              {"law/art-1.yaml", shipped_rule}};
    return read_rule_set(files, set);
}

TEST(PackFiles, ReadAManifest) {
    const auto read = read_pack_manifest("shandong/pack.yaml", manifest);
    ASSERT_TRUE(read) << read.error().detail;
    EXPECT_EQ(read->id, "shandong");
    EXPECT_EQ(read->version, "1.2");
    EXPECT_EQ(read->kind, RulePackKind::Provincial);
    EXPECT_EQ(read->applies_to.at("province"), std::vector<std::string>{"shandong"});
}

TEST(PackFiles, NameFileAndLineOfAMistakeInAManifest) {
    struct Mistake {
        std::string text;
        std::string says;
        int line;
    };
    for (const auto& [text, says, line] :
         {Mistake{"id: ../x\n" + manifest.substr(13), "an id is written", 1},
          Mistake{manifest + "colour: red\n", "unknown field colour", 10},
          Mistake{manifest + "expires_on: 2026-02-30\n", "a day is written", 10},
          Mistake{manifest + "in_force: {from: 2026-02-01, until: 2026-01-01}\n", "ends before",
                  10},
          Mistake{manifest + "in_force: {from: 2026-02-01}\nexpires_on: 2026-01-01\n",
                  "expires before", 11},
          Mistake{"id: shandong\nversion: 1\n", "a pack needs title", 1},
          Mistake{manifest + "author: &a x\nbase: *a\n", "stands here twice", 10}}) {
        const auto read = read_pack_manifest("p/pack.yaml", text);
        ASSERT_FALSE(read) << text;
        EXPECT_EQ(read.error().reason.id, "pack_manifest_wrong");
        EXPECT_NE(read.error().detail.find(says), std::string::npos) << read.error().detail;
        EXPECT_EQ(read.error().where, "p/pack.yaml:" + std::to_string(line)) << text;
    }
}

TEST(PackFiles, RefuseAliasesAndFilesThatAreTooLargeOrOddlyNamed) {
    const std::string bomb = "a: &a [x]\nb: [*a, *a]\n";
    const auto refused = [](std::vector<PackFile> files) {
        return std::string{read_pack(files).error().reason.id};
    };
    EXPECT_EQ(refused({{"pack.yaml", bomb}}), "pack_manifest_wrong");
    EXPECT_EQ(refused({{"pack.yaml", manifest}, {"r.yaml", std::string(65u << 10, 'x')}}),
              "pack_too_large");
    EXPECT_EQ(refused(std::vector<PackFile>(201, {"pack.yaml", manifest})), "pack_too_large");
    for (const char* name : {"../r.yaml", "/r.yaml", "facts.yaml", "r.txt", "R.yaml", "a//b.yaml"})
        EXPECT_EQ(refused({{"pack.yaml", manifest}, {name, ""}}), "pack_file_refused") << name;
    EXPECT_EQ(refused({{"r.yaml", ""}}), "pack_manifest_wrong");
}

TEST(PackFiles, AddRulesThatApplyOnlyWhereThePackSays) {
    const auto book =
        with({.off = {},
              .added = {pack(own_rule("sd-2", "when: fake\ngives: {remedies: [replace]}\n"))}});
    ASSERT_TRUE(book) << book.error().where << book.error().detail;
    Facts known;
    known.set("fake", true);
    const WorkCalendar calendar;
    const Day today = *parse_day("2026-11-23");
    EXPECT_FALSE(assess(known, *book, calendar, today).has_remedy("replace"));
    known.set("province", std::string{"shandong"});
    EXPECT_TRUE(assess(known, *book, calendar, today).has_remedy("replace"));
    EXPECT_EQ(book->version().substr(12, 14), "+shandong@1.2~");
}

TEST(PackFiles, WarnOnceThePackHasExpired) {
    const auto book =
        with({.off = {},
              .added = {pack(own_rule("sd-2", "when: fake\ngives: {remedies: [replace]}\n"),
                             manifest + "expires_on: 2026-12-31\n")}});
    ASSERT_TRUE(book) << book.error().where << book.error().detail;
    Facts known;
    known.set("fake", true);
    known.set("province", std::string{"shandong"});
    const auto warnings = [&](const char* day) {
        const Assessment found = assess(known, *book, WorkCalendar{}, *parse_day(day));
        std::vector<std::string> ids;
        for (const std::string_view id : found.ids(OutcomeKind::Warning))
            ids.emplace_back(id);
        return ids;
    };
    EXPECT_TRUE(warnings("2026-12-31").empty());
    EXPECT_EQ(warnings("2027-01-01"), std::vector<std::string>{"shandong_expired"});
    EXPECT_NE(book->words("shandong_expired").zh.find("2026-12-31"), std::string::npos);
}

TEST(PackFiles, RefuseWhatContradictsTheRulesInUse) {
    struct Mistake {
        std::string rule;
        std::string says;
    };
    for (const auto& [rule, says] :
         {Mistake{own_rule("base", "when: fake\n"), "a rule stands twice: base"},
          Mistake{own_rule("sd-2", "code: A-1\nwhen: fake\n"), "the code A-1 is that of base"},
          Mistake{own_rule("sd-2", "when: fakee\n"), "no such fact: fakee"},
          Mistake{own_rule("sd-2", "when: fake\nin_force: {from: 2026-13-01}\n"),
                  "a day is written"},
          Mistake{own_rule("sd-2", "wenn: fake\n"), "unknown field wenn"}}) {
        const auto book = with({.off = {}, .added = {pack(rule)}});
        ASSERT_TRUE(book) << rule;
        const auto fault = book->find_pack("shandong")->fault;
        ASSERT_TRUE(fault) << rule;
        EXPECT_NE(fault->detail.find(says), std::string::npos) << fault->detail;
        EXPECT_EQ(fault->where.rfind("shandong/art-2.yaml:", 0), 0U) << fault->where;
    }
}

TEST(PackFiles, RefuseARuleThatTakesAwayWhatAnotherGivesWithoutAnOrder) {
    const std::string refusing = "when: province=shandong\ngives: {not_available: [refund]}\n";
    const auto fault_of = [](const std::string& body) {
        return with({.off = {}, .added = {pack(own_rule("sd-2", body))}})
            ->find_pack("shandong")
            ->fault;
    };
    const auto fault = fault_of(refusing);
    ASSERT_TRUE(fault);
    EXPECT_EQ(fault->reason.id, "rules_contradict");
    EXPECT_EQ(fault->detail, "base gives refund, which sd-2 (shandong/art-2.yaml:1) refuses");
    EXPECT_FALSE(fault_of(refusing + "stands_above: [base]\n"));
    EXPECT_FALSE(fault_of(refusing + "stands_above: [every_rule]\n"));
    // Both cannot hold: there is nothing to put in order.
    EXPECT_FALSE(fault_of("when: not fake\ngives: {not_available: [refund]}\n"));
}

TEST(PackFiles, LeaveABrokenPackOut) {
    const auto book =
        with({.off = {}, .added = {pack(own_rule("base", "when: fake\n")), {.id = "nothing"}}});
    ASSERT_TRUE(book);
    EXPECT_EQ(book->rules().size(), 1U);
    EXPECT_EQ(book->version().size(), 12U);
    EXPECT_EQ(book->laws().size(), 1U);
    ASSERT_TRUE(book->find_pack("nothing")->fault);
}

TEST(PackFiles, DoNotChangeWordsOrLawsOfTheProgram) {
    VaultRulePack added = pack(own_rule("sd-2", "when: fake\n"));
    added.files[1].content += "words: {refund: {zh: 免费, en: free}}\n";
    const auto book = with({.off = {}, .added = {added}});
    ASSERT_TRUE(book->find_pack("shandong")->fault);
    EXPECT_EQ(book->find_pack("shandong")->fault->detail, "a pack adds laws: only");
}

TEST(PackFiles, KeepTheNationalPackOn) {
    const auto book = with({.off = {"national"}, .added = {}});
    ASSERT_TRUE(book);
    EXPECT_EQ(book->rules().size(), 1U);
    EXPECT_EQ(book->version().size(), 12U);
}

}  // namespace
}  // namespace shuofa
