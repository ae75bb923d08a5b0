#include "domain/channels/competent_office.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace shuofa {
namespace {

using testing::ElementsAre;

Directory a_directory() {
    std::vector<Entity> entities;
    for (const char* id :
         {"12315", "cca", "12345", "postal-appeal", "court-online", "court-hangzhou", "96110"}) {
        Entity entity;
        entity.id = id;
        entities.push_back(entity);
    }
    return Directory{"", std::move(entities), {}};
}

// "seller complaint 12315", one line for each office.
std::vector<std::string> told(const std::vector<CompetentOffice>& offices) {
    std::vector<std::string> lines;
    for (const CompetentOffice& office : offices) {
        lines.push_back(std::string{name_of(office.about)} + " " +
                        std::string{name_of(office.act)} + " " +
                        (office.entity ? office.entity->id : "-"));
    }
    return lines;
}

bool has_article(const CompetentOffice& office, std::string_view article) {
    return office.ground.zh.find(article) != std::string::npos;
}

TEST(CompetentOffice, KeepsSellerPlatformAndReportApart) {
    const Directory directory = a_directory();
    const auto offices =
        competent_offices({.matter = Matter::Goods, .platform = "淘宝"}, directory);

    EXPECT_THAT(told(offices), ElementsAre("seller complaint 12315", "platform complaint 12315",
                                           "seller report 12315", "seller complaint cca",
                                           "seller lawsuit court-online"));
    EXPECT_TRUE(has_article(offices[0], "第十三条第三款"));
    EXPECT_TRUE(has_article(offices[1], "第十三条第二款"));
    EXPECT_TRUE(has_article(offices[2], "第二十八条"));
}

TEST(CompetentOffice, AnOwnSiteIsHandledAtTheSellersSeat) {
    const Directory directory = a_directory();
    const auto offices = competent_offices({.matter = Matter::Goods}, directory);

    EXPECT_NE(offices[0].where.zh.find("卖家住所地"), std::string::npos);
    EXPECT_TRUE(has_article(offices[0], "第十三条第二款"));
    EXPECT_TRUE(has_article(offices[1], "第十三条第一款"));
}

TEST(CompetentOffice, WhatWasNotCheckedIsSaid) {
    const Directory directory = a_directory();
    for (const Matter matter : {Matter::Tour, Matter::Lessons}) {
        const auto offices = competent_offices({.matter = matter}, directory);
        EXPECT_TRUE(has_article(offices[0], "未核对原文"));
    }
}

// A place that was not given is named by the rule that finds it.
TEST(CompetentOffice, EveryMatterHasAnOfficeAndAGround) {
    const Directory directory = a_directory();
    for (const auto& [matter, name] : enum_names<Matter>) {
        const auto offices = competent_offices({.matter = matter, .platform = "淘宝"}, directory);
        ASSERT_FALSE(offices.empty()) << name;
        for (const CompetentOffice& office : offices) {
            EXPECT_FALSE(office.office.zh.empty() || office.office.en.empty()) << name;
            EXPECT_FALSE(office.ground.zh.empty() || office.ground.en.empty()) << name;
            EXPECT_FALSE(office.where.zh.empty()) << name;
        }
    }
}

TEST(CompetentOffice, NamesTheInternetCourtOnlyForItsCities) {
    const Directory directory = a_directory();
    const auto hangzhou = competent_offices(
        {.matter = Matter::Goods, .platform = "淘宝", .receipt_place = "杭州市西湖区"}, directory);
    const auto ningbo = competent_offices(
        {.matter = Matter::Goods, .platform = "淘宝", .receipt_place = "宁波市"}, directory);

    EXPECT_EQ(hangzhou[4].entity->id, "court-hangzhou");
    EXPECT_EQ(ningbo[4].entity->id, "court-online");
}

TEST(CompetentOffice, AParcelGoesToThePostalAdministrationAfterTheCourier) {
    const Directory directory = a_directory();
    const auto offices = competent_offices({.matter = Matter::Parcel}, directory);

    EXPECT_EQ(offices[0].entity->id, "postal-appeal");
    EXPECT_NE(offices[0].first.zh.find("七日"), std::string::npos);
}

TEST(CompetentOffice, FraudGoesToThePoliceAlone) {
    const Directory directory = a_directory();
    const auto offices = competent_offices({.matter = Matter::Fraud}, directory);

    ASSERT_EQ(offices.size(), 1u);
    EXPECT_EQ(offices[0].entity->id, "96110");
}

}  // namespace
}  // namespace shuofa
