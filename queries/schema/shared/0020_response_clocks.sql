-- The statutory clock of each inspection on a day: one row per inspection.
--
-- Section 55(5A) Police Act 1996: comments are published before the end of 56 days beginning with the day of publication,
-- so the last lawful day is publication + 55. A letter may set the date of a joint inspection instead. A date that lies
-- after the day asked for has not happened yet. register/deadlines.py holds the same rules in Python, with the words;
-- a test compares the two.
CREATE OR REPLACE MACRO memory.main.response_clocks(day, notice_days) AS TABLE (
    WITH newest_response AS (
        SELECT
            response_id,
            inspection_id,
            chief_officer_invited_date,
            chief_officer_received_date,
            approved_date,
            published_date,
            sent_to_inspectorate_date,
            forwarded_to_home_office_date,
            url
        FROM register.responses
        QUALIFY row_number() OVER (
            PARTITION BY inspection_id
            ORDER BY published_date DESC NULLS LAST, response_id DESC
        ) = 1
    ),

    due AS (
        SELECT
            inspections.inspection_id,
            CASE counts_as('response_regime', inspections.response_regime)
                WHEN 'section_55' THEN inspections.published_date + 55
                WHEN 'letter' THEN inspections.response_due_date
            END AS last_lawful_day,
            counts_as('response_regime', inspections.response_regime) = 'none' AS has_no_regime
        FROM register.inspections AS inspections
    ),

    facts AS (
        SELECT
            inspections.inspection_id,
            inspections.published_date,
            inspections.response_required,
            inspections.covered_by_inspection_id,
            due.last_lawful_day,
            due.has_no_regime,
            response.response_id,
            response.url IS NOT NULL AND response.published_date IS NULL AS is_published_undated,
            response.url,
            response.sent_to_inspectorate_date,
            response.forwarded_to_home_office_date,
            CASE WHEN response.published_date <= day THEN response.published_date END AS answered_date,
            response.approved_date <= day AS is_approved,
            response.chief_officer_received_date <= day AS is_received
        FROM register.inspections AS inspections
        INNER JOIN due ON inspections.inspection_id = due.inspection_id
        LEFT JOIN newest_response AS response ON inspections.inspection_id = response.inspection_id
    )

    SELECT
        inspection_id,
        published_date,
        last_lawful_day,
        CASE WHEN NOT coalesce(has_no_regime, false) AND response_required <> 'no' AND covered_by_inspection_id IS NULL
            THEN last_lawful_day - CAST(notice_days AS INTEGER)
        END AS chief_officer_day,
        CAST(last_lawful_day - day AS INTEGER) AS days_left,
        response_id,
        answered_date,
        CAST(answered_date - published_date + 1 AS INTEGER) AS answered_on_day,
        sent_to_inspectorate_date,
        forwarded_to_home_office_date,
        url AS response_url,
        CASE
            WHEN response_required = 'no' OR covered_by_inspection_id IS NOT NULL OR has_no_regime THEN 'not_required'
            WHEN response_id IS NULL THEN 'not_recorded'
            WHEN answered_date IS NOT NULL AND last_lawful_day IS NULL THEN 'published_no_clock'
            WHEN answered_date <= last_lawful_day THEN 'published_on_time'
            WHEN answered_date IS NOT NULL THEN 'published_late'
            WHEN is_published_undated THEN 'published_undated'
            WHEN day > last_lawful_day THEN 'overdue'
            WHEN is_approved THEN 'approved'
            WHEN is_received THEN 'drafting'
            ELSE 'awaiting_chief_officer'
        END AS stage
    FROM facts
);
