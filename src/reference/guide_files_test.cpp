#include "reference/guide_files.h"

#include "reference/vetting_files.h"

#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <set>
#include <sstream>

namespace shuofa {
namespace {

std::filesystem::path data_folder() {
    return std::filesystem::path{std::getenv("SHUOFA_SOURCE_DIR")} / "data";
}

std::string content_of(const std::filesystem::path& path) {
    std::ifstream stream{path, std::ios::binary};
    std::ostringstream content;
    content << stream.rdbuf();
    return content.str();
}

TEST(GuideFiles, AnswerEveryQuestionShortlyInBothLanguages) {
    std::set<int> orders;
    for (const auto& file : std::filesystem::directory_iterator{data_folder() / "guide"}) {
        const std::string name = file.path().filename().string();
        const std::string content = content_of(file.path());
        const auto topic = read_guide_topic({name, content});
        ASSERT_TRUE(topic) << topic.error().where << " " << topic.error().detail;
        EXPECT_EQ(topic->id + ".md", name);
        EXPECT_TRUE(orders.insert(topic->order).second) << name;
        EXPECT_LT(topic->answer.zh.size(), 1200u) << name;
        EXPECT_LT(topic->answer.en.size(), 1200u) << name;
        // The pages that the guide can lead to; web/src/features/guide/places.ts has the same.
        const std::set<std::string> places{"cases",  "channels", "check",  "imports", "offices",
                                           "orders", "papers",   "police", "vet"};
        EXPECT_TRUE(places.contains(topic->place)) << name << ": " << topic->place;
        EXPECT_FALSE(topic->command.empty()) << name;
    }
    EXPECT_GE(orders.size(), 18u);
}

TEST(GuideFiles, AFileWithoutEnglishIsRefused) {
    EXPECT_FALSE(read_guide_topic({"x.md", "---\nid: x\n---\n只有中文\n"}));
}

TEST(VettingFiles, HoldTheWholeChecklist) {
    const auto checklist = read_vetting_checks(content_of(data_folder() / "vetting/checks.yaml"));

    ASSERT_TRUE(checklist) << checklist.error().where << " " << checklist.error().detail;
    EXPECT_GE(checklist->checks.size(), 18u);
    ASSERT_NE(checklist->find("pay_inside"), nullptr);
    EXPECT_TRUE(checklist->find("pay_inside")->decisive);
}

}  // namespace
}  // namespace shuofa
