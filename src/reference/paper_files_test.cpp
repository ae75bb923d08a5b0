#include "reference/paper_files.h"

#include "base/text.h"
#include "domain/papers/fill.h"
#include "domain/papers/lint.h"
#include "domain/papers/paper_text.h"
#include "formats/yaml_tree.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>

using namespace shuofa;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;

namespace {

namespace fs = std::filesystem;

fs::path source_dir() { return std::getenv("SHUOFA_SOURCE_DIR"); }

std::string read_file(const fs::path& path) {
    std::ifstream in{path, std::ios::binary};
    std::stringstream text;
    text << in.rdbuf();
    return text.str();
}

const PaperTemplates& templates() {
    static const auto all = [] {
        std::vector<std::pair<std::string, std::string>> kept;
        for (const auto& entry : fs::directory_iterator{source_dir() / "data/papers"}) {
            kept.emplace_back(entry.path().filename(), read_file(entry.path()));
        }
        std::sort(kept.begin(), kept.end());
        std::vector<PaperFile> files;
        for (const auto& [name, content] : kept)
            files.push_back({name, content});
        auto read = read_paper_files(files);
        if (!read) {
            ADD_FAILURE() << read.error().where << ": " << read.error().detail;
            std::abort();
        }
        return *std::move(read);
    }();
    return *all;
}

std::string text_of(const YamlNode& map, std::string_view name) {
    const YamlNode* found = map.find(name);
    return found == nullptr ? std::string{} : found->text;
}

const std::vector<YamlNode>& list_of(const YamlNode& map, std::string_view name) {
    static const std::vector<YamlNode> none;
    const YamlNode* found = map.find(name);
    return found == nullptr ? none : found->items;
}

PaperInputs story(std::string_view name) {
    static const std::string content =
        read_file(source_dir() / "src/reference/golden_papers/stories.yaml");
    const YamlNode all = *read_yaml_tree("stories.yaml", content);
    const YamlNode& node = *all.find(name);
    PaperInputs inputs;
    inputs.today = *parse_day(text_of(node, "today"));
    for (const auto& [key, value] : node.find("values")->fields)
        inputs.values[key] = value.text;
    for (const YamlNode& item : list_of(node, "facts")) {
        inputs.facts.push_back({text_of(item, "name"),
                                {text_of(item, "label"), text_of(item, "label")},
                                text_of(item, "value"),
                                text_of(item, "source")});
    }
    for (const YamlNode& item : list_of(node, "statements")) {
        inputs.statements.emplace_back(text_of(item, "name"), text_of(item, "text"));
    }
    for (const YamlNode& item : list_of(node, "demands")) {
        Citation basis;
        basis.law = text_of(item, "law");
        basis.article = text_of(item, "article");
        basis.in_force_from = *parse_day("2014-03-15");
        inputs.demands.push_back({text_of(item, "remedy"), text_of(item, "text"), {basis}});
    }
    for (const YamlNode& item : list_of(node, "sums")) {
        Citation basis;
        basis.law = text_of(item, "law");
        basis.article = text_of(item, "article");
        inputs.sums.push_back({text_of(item, "label"), text_of(item, "formula"),
                               text_of(item, "yuan"), basis, text_of(item, "facts"),
                               text_of(item, "rule"), text_of(item, "version")});
    }
    for (const YamlNode& item : list_of(node, "events")) {
        inputs.events.push_back({*parse_day(text_of(item, "day")), text_of(item, "text")});
    }
    for (const YamlNode& item : list_of(node, "exhibits")) {
        inputs.exhibits.push_back({text_of(item, "name"), text_of(item, "source"),
                                   text_of(item, "purpose"), text_of(item, "pages")});
    }
    return inputs;
}

class GoldenPaper : public testing::TestWithParam<const char*> {};

// SHUOFA_UPDATE_EXPECTED=1 rewrites the golden files; the diff is reviewed like code.
TEST_P(GoldenPaper, IsWrittenAsBefore) {
    const PaperTemplate& kind = **templates().find(GetParam());
    for (const PaperLength& length : kind.lengths) {
        const auto filled = fill(kind, length.id, story("earphones"));
        ASSERT_TRUE(filled) << filled.error().detail;
        ASSERT_TRUE(filled->is_finished());
        const std::string text = write_paper_text(filled->paper.blocks);
        const fs::path golden =
            source_dir() / "src/reference/golden_papers" / (kind.id + "." + length.id + ".txt");
        if (std::getenv("SHUOFA_UPDATE_EXPECTED") != nullptr) std::ofstream{golden} << text;
        EXPECT_EQ(text, read_file(golden)) << golden;
    }
}

TEST_P(GoldenPaper, PassesItsOwnCheck) {
    const PaperTemplate& kind = **templates().find(GetParam());
    for (const PaperLength& length : kind.lengths) {
        const auto filled = fill(kind, length.id, story("earphones"));
        ASSERT_TRUE(filled && filled->is_finished());
        LintFrame frame;
        frame.reader = kind.reader;
        frame.citations = filled->citations;
        if (kind.id == "excuse_reply") frame.citations = std::nullopt;
        frame.highest_sum = *Money::parse("329.90");
        frame.private_texts = {"沈样例", "13800000000", "样例路1号"};
        frame.limit = length.limit;
        frame.today = filled->paper.written_on;
        for (const LintFinding& finding : lint(filled->paper.blocks, frame)) {
            ADD_FAILURE() << kind.id << " " << length.id << ": " << finding.rule << " "
                          << finding.where;
        }
    }
}

TEST_P(GoldenPaper, TellsEveryFactOrReportsItUnused) {
    const PaperTemplate& kind = **templates().find(GetParam());
    const PaperInputs inputs = story("earphones");
    const auto filled = fill(kind, "", inputs);
    ASSERT_TRUE(filled);
    EXPECT_EQ(filled->facts_used.size() + filled->facts_unused.size(), inputs.facts.size());
}

TEST_P(GoldenPaper, AsksInsteadOfLeavingGaps) {
    const PaperTemplate& kind = **templates().find(GetParam());
    const auto filled = fill(kind, "", story("bare"));
    ASSERT_TRUE(filled) << filled.error().detail;
    EXPECT_FALSE(filled->missing.empty());
    for (const MissingFact& missing : filled->missing) {
        EXPECT_TRUE(missing.question.zh.ends_with("？") || missing.question.zh.ends_with("。"));
    }
}

// Each optional value is taken away in turn: the text stays without a gap.
TEST_P(GoldenPaper, StaysWholeWithoutAnyOneValue) {
    const PaperTemplate& kind = **templates().find(GetParam());
    const PaperInputs all = story("earphones");
    for (const auto& [name, value] : all.values) {
        if (name == "answer_by" || name == "matter") continue;  // always given
        PaperInputs inputs = all;
        inputs.values.erase(name);
        for (const PaperLength& length : kind.lengths) {
            const auto filled = fill(kind, length.id, inputs);
            ASSERT_TRUE(filled) << name << ": " << filled.error().detail;
            if (!filled->is_finished()) continue;
            const std::string text = write_paper_text(filled->paper.blocks);
            for (const char* gap :
                 {"：。", "：，", "“”", "（）", "，。", "。。", "，，", "《》", "：；"}) {
                EXPECT_THAT(text, Not(HasSubstr(gap))) << name << " in " << kind.id;
            }
        }
    }
}

TEST_P(GoldenPaper, KeepsHostileValuesOutOfItsStructure) {
    const PaperTemplate& kind = **templates().find(GetParam());
    for (const PaperLength& length : kind.lengths) {
        const auto filled = fill(kind, length.id, story("hostile"));
        ASSERT_TRUE(filled) << filled.error().detail;
        if (!filled->is_finished()) continue;
        std::size_t titles = 0;
        for (const PaperBlock& block : filled->paper.blocks) {
            titles += block.kind == BlockKind::Title ? 1 : 0;
            EXPECT_THAT(block.text, Not(HasSubstr("\u202E")));
            EXPECT_EQ(block.text.find('\x1b'), std::string::npos);
            for (const auto& row : block.rows) {
                EXPECT_EQ(row.size(), block.rows.front().size()) << kind.id;
            }
        }
        EXPECT_LE(titles, 1U) << kind.id;
        const std::string text = write_paper_text(filled->paper.blocks);
        EXPECT_EQ(parse_paper_text(text), filled->paper.blocks) << kind.id;
    }
}

INSTANTIATE_TEST_SUITE_P(Papers, GoldenPaper,
                         testing::Values("call_script", "letter_seller", "letter_platform",
                                         "complaint_12315", "report_12315", "association_request",
                                         "excuse_reply", "public_post", "civil_complaint",
                                         "evidence_list", "email"),
                         [](const auto& kind) { return std::string{kind.param}; });

// The cases of data/papers/*.test.yaml.
TEST(PaperFiles, PassTheirOwnCases) {
    int cases = 0;
    for (const PaperTemplate& kind : templates().all()) {
        const std::string name = kind.id + ".test.yaml";
        const fs::path path = source_dir() / "data/papers" / name;
        ASSERT_TRUE(fs::exists(path)) << path;
        const auto root = read_yaml_tree(name, read_file(path));
        ASSERT_TRUE(root) << root.error().where;
        for (const YamlNode& test : list_of(*root, "cases")) {
            ++cases;
            PaperInputs inputs = story(text_of(test, "story"));
            for (const YamlNode& without : list_of(test, "without")) {
                inputs.values.erase(without.text);
            }
            const auto filled = fill(kind, text_of(test, "length"), inputs);
            ASSERT_TRUE(filled) << name;
            const std::string text = write_paper_text(filled->paper.blocks);
            for (const YamlNode& part : list_of(test, "contains")) {
                EXPECT_THAT(text, HasSubstr(part.text)) << name << ": " << text_of(test, "name");
            }
            for (const YamlNode& part : list_of(test, "absent")) {
                EXPECT_THAT(text, Not(HasSubstr(part.text))) << name;
            }
            for (const YamlNode& fact : list_of(test, "missing")) {
                const bool asked = std::any_of(
                    filled->missing.begin(), filled->missing.end(),
                    [&](const MissingFact& missing) { return missing.fact == fact.text; });
                EXPECT_TRUE(asked) << name << " should ask for " << fact.text;
            }
        }
    }
    EXPECT_GE(cases, 22);
}

TEST(PaperFiles, ExplainEachPaperInEnglish) {
    for (const PaperTemplate& kind : templates().all()) {
        EXPECT_FALSE(kind.explained_en.empty()) << kind.id;
    }
}

TEST(PaperFiles, RefuseAnUnguardedName) {
    const auto read = read_paper_template(
        {"x.zh.md",
         "---\nname: {zh: 甲, en: a}\npurpose: {zh: 乙, en: b}\nreader: own\nchecked: 2026-11-25\n"
         "lengths:\n  - {id: full}\n---\n@full\n{{{your_name}}}\n"});

    ASSERT_FALSE(read);
    EXPECT_EQ(read.error().where, "x.zh.md:10");
}

TEST(PaperFiles, AnswerExcusesWithArticlesInForce) {
    EXPECT_GE(templates().excuses().size(), 10U);
    for (const Excuse& excuse : templates().excuses()) {
        EXPECT_FALSE(excuse.citations.empty()) << excuse.id;
        EXPECT_FALSE(excuse.explained_en.empty()) << excuse.id;
    }
}

}  // namespace
